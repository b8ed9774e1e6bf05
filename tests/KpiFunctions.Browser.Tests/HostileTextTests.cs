using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Browser.Tests;

/// <summary>Markup in every text that a stranger may have written is shown, never obeyed.</summary>
public sealed class HostileTextTests(Chromium chromium) : DashboardTest(chromium)
{
    private const string Markup = "\"'><img src=x onerror=\"window.taken=1\"><script>window.taken=1</script>{{7*7}}";

    // What the page itself looks things up by: with another text there the part would only be missing.
    private static readonly HashSet<string> Structural = ["id", "member", "state", "status", "severity", "verdict", "from", "to", "at", "day", "firstDay", "lastDay", "start", "due", "plannedEnd", "asOf", "restatedAt",
        "plannedAt", "publishedAt", "lastDeliveryAt", "lastRollupAt", "occurredAt", "receivedAt", "kind", "kpi", "xKpi", "yKpi", "currency", "code", "register", "sentiment", "continuation", "unit", "of"];

    [SkippableTheory]
    [MemberData(nameof(PageNames.Data), MemberType = typeof(PageNames))]
    public async Task Markup_in_answers_is_shown_as_text(string pageName)
    {
        foreach (var (path, text) in CannedFiles.Texts())
        {
            var hostile = Spoil(JsonNode.Parse(text), null)!.ToJsonString();
            Api.Answers[path] = _ => Results.Text(hostile, "application/json");
        }
        Api.Answers["/kpis/leaderboard"] = request => SampleAnswers.Leaderboard(request, ("lena", Markup), ("unknown", Markup));

        await using var page = await OpenAsync(PageNames.Path(pageName));
        await page.UntilQuietAsync();
        await page.OpenTablesAsync();

        Assert.Equal(0, await page.Page.Locator("img, main script").CountAsync());
        Assert.False(await page.Page.EvaluateAsync<bool>("'taken' in window"));
        Assert.Equal(0, await page.Page.Locator("a[href^='javascript:']").CountAsync());
        Assert.Empty(page.Complaints);
    }

    [SkippableTheory]
    [InlineData("/?from=<img src=x onerror=window.taken=1>&to=%00")]
    [InlineData("/influencers?id=<script>window.taken=1</script>&sort=%22%3E&kpis=__proto__.constructor")]
    [InlineData("/data?tab=<b>&source=../../x")]
    [InlineData("/settings?kind=__proto__&id=%E2%80%AE<img src=x onerror=window.taken=1>")]
    [InlineData("/?scope=campaign%3D%25E0%25A4%25A&kpi=<img>&interval=x&compare=x")]
    public async Task Markup_in_the_address_is_shown_as_text(string address)
    {
        await using var page = await OpenAsync(address);
        await page.UntilQuietAsync();

        Assert.Equal(0, await page.Page.Locator("img, main script").CountAsync());
        Assert.False(await page.Page.EvaluateAsync<bool>("'taken' in window"));
    }

    private static JsonNode? Spoil(JsonNode? node, string? name) => node switch
    {
        JsonObject parent => new JsonObject(parent.Select(each => KeyValuePair.Create(each.Key, Spoil(each.Value, each.Key)))),
        JsonArray list => new JsonArray([.. list.Select(each => Spoil(each, name))]),
        JsonValue value when value.TryGetValue<string>(out var text) && !Structural.Contains(name ?? "") => JsonValue.Create(text + Markup),
        _ => node?.DeepClone(),
    };
}
