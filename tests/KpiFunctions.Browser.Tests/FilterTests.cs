using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

/// <summary>What the filters ask for, and what is said where a part of a page does not obey them.</summary>
public sealed class FilterTests(Chromium chromium) : DashboardTest(chromium)
{
    private const string Days = "from=2026-03-04&to=2026-03-31";

    [SkippableFact]
    public async Task An_attribute_is_chosen_asked_for_and_kept_in_the_address()
    {
        await using var page = await OpenAsync($"?{Days}");
        await page.UntilCompleteAsync();

        await page.Field("Also by").SelectOptionAsync("contentType");
        await page.Page.Locator("select:has(option[value='=referral'])").SelectOptionAsync("=referral");

        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex(Regex.Escape($"?{Days}&where=contentType%3Dreferral") + "$"));
        await Api.Asked.UntilAsync("scope=&where=contentType%3Dreferral&from=2026-03-04");
        await Api.Asked.UntilAsync("/kpis/leaderboard?dimension=influencer&within=&where=contentType%3Dreferral");
        await page.Figure("orders").Locator(".kpi-number").ClickAsync();
        await Api.Asked.UntilAsync("/kpis/explain?kpi=orders&scope=&from=2026-03-04&to=2026-03-31&where=contentType%3Dreferral");
    }

    [SkippableTheory]
    [InlineData("", "where=contentType%3Dreel", "Findings", "Not filtered by content type")]
    [InlineData("", "scope=platform%3Dinstagram", "Influencers", "Not filtered by platform")]
    [InlineData("/compare", "where=country%3Dde", "Groups", "Not filtered by country")]
    [InlineData("/traffic", "scope=campaign%3Dspring", "Journeys", "Not filtered by campaign")]
    public async Task A_part_that_does_not_obey_a_filter_says_so(string path, string filter, string card, string said)
    {
        await using var page = await OpenAsync($"{path}?{Days}&{filter}");

        await Expect(page.Card(card)).ToContainTextAsync(said);
    }

    [SkippableFact]
    public async Task A_page_without_filters_names_those_that_came_along_and_takes_them_off()
    {
        await using var page = await OpenAsync($"/attribution?{Days}&scope=campaign%3Dspring");

        await Expect(page.Page.GetByText("These filters do not apply on this page")).ToContainTextAsync("campaign spring");
        await page.Button("Take the filters off").ClickAsync();

        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex("attribution\\?" + Regex.Escape(Days) + "$"));
    }

    [SkippableFact]
    public async Task Members_to_filter_by_wait_until_the_page_has_its_numbers()
    {
        await using var page = await OpenAsync($"?{Days}");
        await page.UntilCompleteAsync();
        await Api.Asked.UntilAsync("dimension=platform");

        var asked = Api.Asked.SoFar.ToList();
        Assert.InRange(asked.FindIndex(path => path.StartsWith("/kpis?", StringComparison.Ordinal)), 0, asked.FindIndex(path => path.Contains("dimension=platform", StringComparison.Ordinal)));
        Assert.Single(asked, path => path == "/kpis/definitions");
    }

    [SkippableFact]
    public async Task Columns_of_a_wide_table_are_chosen_and_kept_in_the_address()
    {
        await using var page = await OpenAsync($"/influencers?{Days}");
        var table = page.Card("Candidates beside active creators");
        await Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "Value fit" })).ToHaveCountAsync(0);

        await table.Locator("summary").First.ClickAsync();
        await table.GetByLabel("Value fit").CheckAsync();

        await Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "Value fit" })).ToBeVisibleAsync();
        await page.Page.ReloadAsync();
        await Expect(table.GetByRole(AriaRole.Columnheader, new() { Name = "Value fit" })).ToBeVisibleAsync();
    }
}
