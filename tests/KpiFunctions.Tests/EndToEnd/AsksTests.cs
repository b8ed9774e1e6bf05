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
    public async Task Each_call_gives_a_value()
    {
        var routes = Routes();
        var (from, to) = (loaded.Brand.Options.FirstDay, loaded.Brand.Options.LastDay);
        var unanswered = new List<string>();
        foreach (var ask in Ask.All.Where(ask => ask.Call is not null))
        {
            if (!routes.Any(route => Fits(ask.Call!, route))) unanswered.Add($"{ask.Number}: {ask.Call} is no route");
            var call = ask.Call!.TrimStart('/') + (ask.Call.Contains('?', StringComparison.Ordinal) ? "&" : "?") + $"from={from:yyyy-MM-dd}&to={to:yyyy-MM-dd}";
            using var answer = await loaded.App.Http.GetAsync(call);
            if (!answer.IsSuccessStatusCode) unanswered.Add($"{ask.Number} {call}: {(int)answer.StatusCode}");
            else if (Ask.At(await answer.Content.ReadFromJsonAsync<JsonElement>(), ask.Path!).All(value => value.ValueKind == JsonValueKind.Null)) unanswered.Add($"{ask.Number} {call}: {ask.Path} is null");
        }
        Assert.True(unanswered.Count == 0, string.Join('\n', unanswered));
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
