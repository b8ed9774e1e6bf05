using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

/// <summary>What can be done on the pages.</summary>
public sealed class InteractionTests(Chromium chromium) : DashboardTest(chromium)
{
    [SkippableFact]
    public async Task Pages_are_turned_by_keyboard_and_keep_days_and_filters()
    {
        await using var page = await OpenAsync("?from=2026-03-30&to=2026-03-31&scope=influencer%3Dlena&kpi=clicks");
        var link = page.Page.GetByRole(AriaRole.Link, new() { Name = "Campaigns", Exact = true });

        await link.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await Expect(page.Card("Funnel")).ToBeVisibleAsync();
        await Expect(link).ToHaveAttributeAsync("aria-current", "page");
        await Expect(page.Page.Locator("#content")).ToBeFocusedAsync();
        await Assertions.Expect(page.Page).ToHaveURLAsync(new Regex(Regex.Escape("/dashboard/campaigns?from=2026-03-30&to=2026-03-31&scope=influencer%3Dlena") + "$"));
        await Assertions.Expect(page.Page).ToHaveTitleAsync("Campaigns · Campaign KPIs");

        await page.Page.GoBackAsync();
        await Expect(page.Figure("revenueNet")).ToBeVisibleAsync();
    }

    [SkippableFact]
    public async Task From_the_start_to_whom_to_keep_and_why_are_two_clicks()
    {
        await using var page = await OpenAsync();

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Influencers", Exact = true }).ClickAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Lena Fit" }).First.ClickAsync();

        await Expect(page.Card("Lena Fit")).ToContainTextAsync("Earned more than twice its cost, and the interval lies above cost.");
    }

    [SkippableFact]
    public async Task Menu_of_a_phone_opens_and_closes_by_keyboard()
    {
        await using var page = await OpenAsync(width: 390);
        var menu = page.Button("Pages");
        var link = page.Page.GetByRole(AriaRole.Link, new() { Name = "Goals", Exact = true });

        await menu.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(link).ToBeVisibleAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(link).ToBeHiddenAsync();
    }

    [SkippableFact]
    public async Task Explanation_has_both_sides_of_the_division_and_the_sources()
    {
        await using var page = await OpenAsync();

        await page.Figure("conversionRate").Locator(".kpi-number").ClickAsync();

        await Api.Asked.UntilAsync("/kpis/explain?kpi=conversionRate&scope=&from=2026-03-04&to=2026-03-31");
        foreach (var part in new[] { "3.4%", "Numerator 7", "Denominator 206", "webhook:shop", "between 1.44% and 6.91%", "Few orders", "Provisional" })
            await Expect(page.Explanation).ToContainTextAsync(part);
    }

    [SkippableFact]
    public async Task A_year_earlier_is_asked_for_and_compared_with()
    {
        await using var page = await OpenAsync("?from=2026-03-30&to=2026-03-31");

        await page.Field("Compare with").SelectOptionAsync("a year earlier");

        await Api.Asked.UntilAsync("from=2025-03-30&to=2025-03-31");
        await Expect(page.Figure("revenueNet").Locator(".change")).ToContainTextAsync("unchanged against a year earlier");
    }

    [SkippableFact]
    public async Task Chosen_kpis_and_order_live_in_the_address()
    {
        await using var page = await OpenAsync("/influencers");
        await page.UntilQuietAsync();

        await page.Page.GetByText("Choose KPIs").ClickAsync();
        await page.Page.GetByLabel("ROAS").CheckAsync();
        await page.Ranking.GetByRole(AriaRole.Columnheader, new() { Name = "ROAS" }).GetByRole(AriaRole.Button).ClickAsync();
        await page.Page.ReloadAsync();

        await Expect(page.Ranking.GetByRole(AriaRole.Columnheader, new() { Name = "ROAS" })).ToHaveAttributeAsync("aria-sort", "descending");
    }

    [SkippableFact]
    public async Task Csv_holds_what_is_shown_and_nothing_that_a_spreadsheet_would_calculate()
    {
        Api.Answers["/kpis/leaderboard"] = request => SampleAnswers.Leaderboard(request, ("lena", "=HYPERLINK(\"x\"), Lena"));
        await using var page = await OpenAsync("/influencers");
        await page.UntilQuietAsync();

        var download = await page.Page.RunAndWaitForDownloadAsync(() => page.Card("Influencers").GetByRole(AriaRole.Button, new() { Name = "download all influencers" }).ClickAsync());

        var lines = (await File.ReadAllTextAsync(await download.PathAsync())).TrimStart('\uFEFF').Split("\r\n");
        Assert.StartsWith("Influencer,Verdict,Net revenue,Cost,ROI,Orders", lines[0]);
        Assert.StartsWith("\"'=HYPERLINK(\"\"x\"\"), Lena\",keep,5000,0,,2", lines[1]);
    }

    [SkippableFact]
    public async Task Picture_of_a_drawing_is_an_image()
    {
        await using var page = await OpenAsync("/compare");
        await page.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);

        await page.Page.GetByRole(AriaRole.Button, new() { Name = "copy Reach against response" }).ClickAsync();
        await Expect(page.Page.GetByText("Copied.")).ToHaveCountAsync(1);

        var size = await page.Page.EvaluateAsync<int>("navigator.clipboard.read().then(items => items[0].getType('image/png')).then(image => image.size)");
        Assert.InRange(size, 5_000, 2_000_000);
    }

    [SkippableFact]
    public async Task Theme_is_chosen_and_kept()
    {
        await using var page = await OpenAsync();

        await page.Button("Theme: as the system").ClickAsync();
        await page.Button("Theme: light").ClickAsync();
        await page.Page.ReloadAsync();

        await Expect(page.Button("Theme: dark")).ToBeVisibleAsync();
        Assert.Equal("rgb(19, 20, 22)", await page.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
    }

    [SkippableFact]
    public async Task A_conflict_is_decided()
    {
        var asked = new TaskCompletionSource<string>();
        Api.Answers["/conflicts/k%2F1"] = Keep(asked);
        await using var page = await OpenAsync("/data?tab=conflicts");

        await page.Button("Take the second").ClickAsync();

        Assert.Equal("POST {\"resolution\":\"take-second\"}", await asked.Task);
    }

    [SkippableFact]
    public async Task A_sentiment_is_corrected_by_a_person()
    {
        var asked = new TaskCompletionSource<string>();
        Api.Answers["/conversations/c-1/sentiment"] = Keep(asked);
        await using var page = await OpenAsync("/conversation");

        await page.Page.GetByLabel("Correct the sentiment of what h:1a2b said").SelectOptionAsync("neutral");

        Assert.Equal("PUT {\"sentiment\":\"neutral\"}", await asked.Task);
    }

    [SkippableFact]
    public async Task Print_leaves_out_what_can_only_be_clicked()
    {
        await using var page = await OpenAsync();
        await page.UntilCompleteAsync();

        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(page.Page.Locator(".sidebar")).ToBeHiddenAsync();
        await Expect(page.Page.Locator(".filters")).ToBeHiddenAsync();
        await Expect(page.Figure("revenueNet")).ToBeVisibleAsync();
    }

    private static Func<HttpRequest, IResult> Keep(TaskCompletionSource<string> asked) => request =>
    {
        using var reader = new StreamReader(request.Body);
        asked.TrySetResult($"{request.Method} {reader.ReadToEndAsync().GetAwaiter().GetResult()}");
        return Results.Json(new { });
    };
}
