using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

public sealed partial class RunningAppTests
{
    /// <param name="card">The title of a part of the page; empty: the whole page.</param>
    /// <param name="question">A path of the API; the brand's days are added.</param>
    /// <param name="at">Where in the answer the value stands: names and places of lists.</param>
    /// <param name="format">How the page writes it: a .NET format, "money" or "text".</param>
    [SkippableTheory]
    [InlineData("overview", "Goals", "goals?", "items.0.progress", "#,##0%")]
    [InlineData("overview", "Findings", "findings?", "items.0.title", "text")]
    [InlineData("campaigns", "Funnel", "funnel?", "stages.1.value", "#,##0")]
    [InlineData("campaigns", "Return beyond money", "returns?", "components.0.value", "#,##0.###")]
    [InlineData("influencers", "Candidates beside active creators", "influencers/compare?status=candidate,active&audience=trail-runners", "items.0.audienceMatch.value", "#,##0%")]
    [InlineData("influencers", "Influencers", "recommendations?", "items.0.numbers.costPerOrder", "money")]
    [InlineData("influencers?id=lena", "Lena Fit", "influencers/lena/scorecard?", "kpis.engagements.value", "#,##0")]
    [InlineData("influencers?id=lena", "Audience", "influencers/lena/scorecard?", "audience.age.0.share", "#,##0.#%")]
    [InlineData("traffic", "Where visits come from", "traffic?by=campaign", "items.0.sessions.value", "#,##0")]
    [InlineData("traffic", "Journeys", "journeys?", "conversions", "#,##0")]
    [InlineData("posts", "Hashtags", "kpis/breakdown?by=hashtag&kpis=engagements", "items.0.values.engagements.value", "#,##0")]
    [InlineData("audience?audience=trail-runners&account=instagram:aiko_tabi", "Demographics against the target", "audiences/trail-runners/match?account=instagram:aiko_tabi", "combined.value", "#,##0%")]
    [InlineData("conversation", "In short", "conversations/summary?", "openNegatives", "#,##0")]
    [InlineData("conversation", "What was said", "conversations?", "total", "#,##0")]
    [InlineData("competitors", "Share of voice", "voice?metric=mentions", "total.members.0.share.value", "#,##0.#%")]
    [InlineData("competitors", "Competitors", "competitors?", "items.0.accounts.0.followers.value", "#,##0")]
    [InlineData("calendar", "Kept plans", "content/calendar?", "adherence.value", "#,##0%")]
    [InlineData("compare", "Groups", "kpis/breakdown?by=campaignType&kpis=orders", "items.0.values.orders.value", "#,##0")]
    [InlineData("compare", "Reach against response", "kpis/quadrants?of=influencer", "items.0.x", "#,##0")]
    [InlineData("attribution", "Models side by side", "attribution?by=influencer", "total.revenue", "money")]
    [InlineData("experiments", "Boot finder", "experiments?", "items.0.variants.0.exposures", "#,##0")]
    [InlineData("goals", "Summer clicks", "goals?", "items.0.actual.value", "#,##0")]
    [InlineData("goals", "Objectives", "objectives?", "items.0.goals.0.goal.name", "text")]
    [InlineData("data?tab=webhooks", "", "webhooks?", "items.0.name", "text")]
    [InlineData("data?tab=unresolved", "Unknown names", "members/unresolved?", "items.0.records", "#,##0")]
    [InlineData("data?tab=audit", "Audit", "audit?", "items.89.accepted", "#,##0")]
    [InlineData("data?tab=health", "Health", "health?", "credit.conversions", "#,##0")]
    [InlineData("links", "Links", "registry/links?size=1", "items.0.id", "text")]
    [InlineData("settings?kind=goals", "Goals", "registry/goals?size=1", "items.0.id", "text")]
    [InlineData("definitions", "", "kpis/definitions?", "kpis.0.title", "text")]
    public async Task Every_page_shows_what_the_api_says(string pageName, string card, string question, string at, string format)
    {
        var said = Said(await brand.Http.GetFromJsonAsync<JsonElement>($"{question}{(question.EndsWith('?') ? "" : "&")}{brand.Days}"), at, format);
        await using var page = await OpenAsync(pageName);
        await page.UntilQuietAsync();
        await page.OpenTablesAsync();

        var part = card.Length == 0 ? page.Page.Locator("main") : page.Card(card);
        await Assertions.Expect(part).ToContainTextAsync(said);
        await Assertions.Expect(page.Page.Locator(".absent, .note-problem")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Page.Locator("main")).Not.ToContainTextAsync(Broken());
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task From_the_address_that_the_start_prints_to_which_influencer_to_keep_and_why_are_at_most_three_clicks()
    {
        var advice = await brand.Http.GetFromJsonAsync<JsonElement>($"recommendations?{brand.Days}");
        var keep = advice.GetProperty("items").EnumerateArray().First(item => item.GetProperty("of").GetString() == "influencer" && item.GetProperty("verdict").GetString() == "keep");
        var rule = advice.GetProperty("rules").EnumerateArray().First(each => each.GetProperty("id").GetString() == keep.GetProperty("rule").GetString());
        await using var page = await OpenAsync("overview");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "All, and whom to keep" }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = keep.GetProperty("label").GetString() }).First.ClickAsync();

        var verdict = page.Card(keep.GetProperty("label").GetString()!).Locator(".verdict");
        await Assertions.Expect(verdict).ToContainTextAsync("Keep");
        await Assertions.Expect(verdict).ToContainTextAsync(rule.GetProperty("text").GetString()!);
        await Assertions.Expect(verdict).ToContainTextAsync(keep.GetProperty("wouldChange").GetString()!);
    }

    private static string Said(JsonElement answer, string at, string format)
    {
        foreach (var step in at.Split('.'))
            answer = answer.ValueKind == JsonValueKind.Array ? answer[int.Parse(step, CultureInfo.InvariantCulture)] : answer.GetProperty(step);
        if (format == "text") return answer.GetString()!;
        return format == "money" ? Money(answer.GetDouble()) : answer.GetDouble().ToString(format, British);
    }

    [GeneratedRegex(@"NaN|undefined|\[object|Invalid Date|Infinity")]
    private static partial Regex Broken();
}
