using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

public sealed class ViewTests(Chromium chromium) : DashboardTest(chromium)
{
    [SkippableFact]
    public async Task Range_and_campaign_live_in_the_address()
    {
        await using var page = await OpenAsync();
        await page.Button("Last month").ClickAsync();
        await page.Field("Campaign").SelectOptionAsync("Spring");
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex(Regex.Escape("?from=2026-02-01&to=2026-02-28&scope=campaign%3Dspring%252C%2520early") + "$"));

        await page.Page.ReloadAsync();
        await Expect(page.Field("From")).ToHaveValueAsync("2026-02-01");
        await Expect(page.Field("Campaign")).ToHaveValueAsync("=spring, early");

        await page.Page.GoBackAsync();
        await Expect(page.Field("Campaign")).ToHaveValueAsync("all");
    }

    [SkippableFact]
    public async Task Campaign_is_asked_for_as_one_encoded_member()
    {
        await using var page = await OpenAsync("?from=2026-03-01&to=2026-03-31&scope=campaign%3Dspring%252C%2520early");

        await Api.Asked.UntilAsync("&scope=campaign%3Dspring%252C%2520early&from=2026-03-01&to=2026-03-31");
        await Api.Asked.UntilAsync("/kpis/leaderboard?dimension=influencer&within=campaign%3Dspring%252C%2520early");
    }

    [SkippableFact]
    public async Task Without_an_address_the_last_28_days_are_shown()
    {
        await using var page = await OpenAsync();

        await Expect(page.Field("From")).ToHaveValueAsync("2026-03-04");
        await Expect(page.Field("To")).ToHaveValueAsync("2026-03-31");
        await Expect(page.Button("28 days")).ToHaveAttributeAsync("aria-pressed", "true");
    }

    [SkippableFact]
    public async Task Range_that_ends_before_it_begins_is_refused_in_words()
    {
        await using var page = await OpenAsync();

        await page.Field("From").FillAsync("2026-04-02");

        await Expect(page.Page.GetByText("The range ends before it begins.")).ToBeVisibleAsync();
        await page.Field("To").FillAsync("2026-04-30");
        await Api.Asked.UntilAsync("from=2026-04-02&to=2026-04-30");
        Assert.DoesNotContain(Api.Asked.SoFar, path => path.Contains("from=2026-04-02&to=2026-03-31", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task Column_heads_sort_both_ways()
    {
        await using var page = await OpenAsync();
        var header = page.Ranking.GetByRole(AriaRole.Columnheader, new() { Name = "Orders" });

        await header.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(header).ToHaveAttributeAsync("aria-sort", "descending");
        await header.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(header).ToHaveAttributeAsync("aria-sort", "ascending");
    }

    [SkippableFact]
    public async Task Records_of_no_influencer_are_a_row_of_their_own()
    {
        await using var page = await OpenAsync();

        await Expect(page.Ranking.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Lena Fit", "Not assigned"]);
    }

    [SkippableFact]
    public async Task Import_shows_what_is_wrong_and_gives_out_its_rejects_with_the_key()
    {
        Api.Key = "s3cret";
        await using var page = await OpenAsync("/data");
        await page.Field("Function key").FillAsync("s3cret");
        await page.Button("Open").ClickAsync();
        await Expect(page.Imports).ToContainTextAsync("The file is not text.");

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Imports.GetByRole(AriaRole.Button, new() { Name = "download the rejected rows of brand/orders.csv" }).ClickAsync());

        Assert.Equal("rejects-i-1.csv", download.SuggestedFilename);
        Assert.Equal("row,reason\n3,time-missing\n", await File.ReadAllTextAsync(await download.PathAsync()));
    }
}
