using System.Net.Http.Json;
using System.Text.Json;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>Every point of the two briefs is answered by the running app on the sample brand.</summary>
[Collection(LoadedBrandCollection.Name)]
public sealed class AsksTests(LoadedBrand loaded)
{
    /// <summary>Strategy and choice of tools: answered in words.</summary>
    private static readonly int[] NotMeasurable = [92, 104];

    [Fact]
    public void The_table_has_all_113_points_and_only_two_without_a_call()
    {
        Assert.Equal(Enumerable.Range(1, 113), Ask.All.Select(ask => ask.Number));
        Assert.Equal(NotMeasurable, Ask.All.Where(ask => ask.Call is null).Select(ask => ask.Number));
    }

    [Fact]
    public void Each_place_is_a_page_of_the_dashboard_that_asks_for_the_route()
    {
        var routes = Routes();
        var wrong = from ask in Ask.All
                    where ask.Call is not null
                    from page in ask.Pages
                    where !DashboardPages.All.ContainsKey(page) || (ask.IsWholeOnPage && !routes.Any(route => Fits(ask.Call!, route) && DashboardPages.Asks(page, route)))
                    select $"{ask.Number}: {page} does not ask for {ask.Call}";

        Assert.Equal([], wrong);
        Assert.All(Ask.All.Where(ask => ask.Call is not null), ask => Assert.NotEmpty(ask.Pages));
        Assert.Equal([19, 34, 35, 45, 86], Ask.All.Where(ask => ask is { Call: not null, IsWholeOnPage: false }).Select(ask => ask.Number));
    }

    [Fact]
    public async Task Each_call_gives_a_value_at_every_path()
    {
        var routes = Routes();
        var unanswered = new List<string>();
        foreach (var ask in Ask.All.Where(ask => ask.Call is not null))
        {
            if (!routes.Any(route => Fits(ask.Call!, route))) unanswered.Add($"{ask.Number}: {ask.Call} is no route");
            using var answer = await loaded.App.Http.GetAsync(AddressOf(ask.Call!));
            if (!answer.IsSuccessStatusCode) unanswered.Add($"{ask.Number} {ask.Call}: {(int)answer.StatusCode}");
            else unanswered.AddRange(Lacking(ask, await answer.Content.ReadFromJsonAsync<JsonElement>()));
        }
        Assert.True(unanswered.Count == 0, string.Join('\n', unanswered));
    }

    private static IEnumerable<string> Lacking(Ask ask, JsonElement answer) =>
        ask.Paths.Where(path => !path.LeadsToValue(answer)).Select(path => $"{ask.Number} {ask.Call}: nothing at {path.Text}");

    private string AddressOf(string call)
    {
        if (call.Contains("from=", StringComparison.Ordinal)) return call.TrimStart('/');
        var (from, to) = (loaded.Brand.Options.FirstDay, loaded.Brand.Options.LastDay);
        return $"{call.TrimStart('/')}{(call.Contains('?', StringComparison.Ordinal) ? '&' : '?')}from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}";
    }

    private static List<string> Routes()
    {
        using var document = JsonDocument.Parse(typeof(DescribeApi).Assembly.GetManifestResourceStream("openapi.json")!);
        return [.. document.RootElement.GetProperty("paths").EnumerateObject().Where(path => path.Value.TryGetProperty("get", out _)).Select(path => path.Name)];
    }

    private static bool Fits(string call, string route)
    {
        var (asked, described) = (call.Split('?')[0].Split('/'), route.Split('/'));
        if (asked is [_, "registry", var kind] && RegistryKind.Find(kind) is null) return false;
        return asked.Length == described.Length && asked.Zip(described).All(pair => pair.First == pair.Second || pair.Second.StartsWith('{'));
    }
}
