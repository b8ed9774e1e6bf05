using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

public sealed class NumbersTests(Chromium chromium) : DashboardTest(chromium)
{
    [SkippableTheory]
    [InlineData("EUR", "€1,235", "€1,234.56")]
    [InlineData("JPY", "JP¥123,456", "JP¥123,456")]
    [InlineData("KWD", "KWD\u00a0123", "KWD\u00a0123.456")]
    [InlineData("IQD", "IQD\u00a0123", "IQD\u00a0123.456")]
    public async Task Money_is_minor_units_of_the_answers_currency(string currency, string shown, string exact)
    {
        Api.Answers["/kpis"] = request => SampleAnswers.Kpis(request, currency);

        await using var page = await OpenAsync();

        var number = page.Figure("revenueNet").Locator(".number");
        await Expect(number).ToHaveTextAsync(shown);
        await Expect(number.GetByRole(AriaRole.Button)).ToHaveAttributeAsync("title", exact);
    }

    [SkippableFact]
    public async Task Ratios_are_percent_and_large_counts_are_short()
    {
        await using var page = await OpenAsync();

        await Expect(page.Figure("conversionRate").Locator(".number")).ToHaveTextAsync("3.40%");
        await Expect(page.Figure("engagements").Locator(".number")).ToHaveTextAsync("12.35m");
        await Expect(page.Figure("engagements").Locator(".kpi-number")).ToHaveAttributeAsync("title", "12,345,678");
    }

    [SkippableFact]
    public async Task Return_on_ad_spend_is_a_multiple()
    {
        await using var page = await OpenAsync("?from=2026-03-30&to=2026-03-31&kpi=roas");

        await Expect(page.Page.Locator(".readout strong")).ToHaveTextAsync("4.2×");
    }

    [SkippableFact]
    public async Task Missing_value_is_a_dash_with_its_reason_in_words()
    {
        await using var page = await OpenAsync();

        await Expect(page.Figure("roi").Locator("> dd")).ToHaveTextAsync("—Nothing to divide by: cost is zero");
        await Expect(page.Figure("grossReach").Locator("> dd")).ToHaveTextAsync("—No data for this yet");
    }

    [SkippableFact]
    public async Task Change_against_the_previous_period_says_its_direction_and_tone()
    {
        await using var page = await OpenAsync();

        await Expect(page.Figure("revenueNet").Locator(".change-good")).ToHaveTextAsync("up against the previous period: +23.5%");
        await Expect(page.Figure("orders").Locator(".change-bad")).ToHaveTextAsync("down against the previous period: -20%");
        await Expect(page.Figure("cost").Locator(".change-none")).ToHaveTextAsync("no comparison");
        await Expect(page.Figure("followers").Locator(".aside-number")).ToHaveTextAsync("-120");
    }

    [SkippableFact]
    public async Task A_previous_period_that_was_only_partly_recorded_is_not_compared()
    {
        Api.Answers["/kpis"] = request => SampleAnswers.Kpis(request, daysBefore: 1);

        await using var page = await OpenAsync();

        var change = page.Figure("revenueNet").Locator(".change-none");
        await Expect(change).ToHaveTextAsync("no comparison");
        await Expect(change).ToHaveAttributeAsync("title", "The previous period has numbers for 1 days only, this one for 2.");
    }

    [SkippableFact]
    public async Task Definition_opens_and_closes_by_keyboard()
    {
        await using var page = await OpenAsync();
        var definition = page.Explanation;

        await page.Figure("conversionRate").GetByRole(AriaRole.Button).First.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(definition).ToContainTextAsync("orders / clicksHuman");
        await Expect(definition).ToContainTextAsync("Human clicks");

        await page.Page.Keyboard.PressAsync("Escape");
        await Expect(definition).ToBeHiddenAsync();
        await Expect(page.Figure("conversionRate").GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
    }

    [SkippableFact]
    public async Task Freshness_tells_closed_days_from_provisional_ones()
    {
        await using var page = await OpenAsync();

        await Expect(page.Page.Locator(".freshness")).ToContainTextAsync("Provisional");
        await Expect(page.Page.Locator(".freshness")).ToContainTextAsync("Counted up to 31 Mar 2026, 09:30 UTC.");
        await Expect(page.Page.Locator(".freshness")).ToContainTextAsync("Days from 31 Mar on may still change");
    }

    [SkippableFact]
    public async Task Table_behind_the_chart_has_its_numbers_and_states()
    {
        await using var page = await OpenAsync("?from=2026-03-30&to=2026-03-31");

        await page.Page.GetByText("Show as table").ClickAsync();

        var rows = page.Page.GetByRole(AriaRole.Region, new() { Name = "Net revenue as a table" }).GetByRole(AriaRole.Row);
        await Expect(rows.Nth(1)).ToHaveTextAsync("30 Mar 2026€1,000.00Final");
        await Expect(rows.Nth(2)).ToHaveTextAsync("31 Mar 2026€234.56Provisional");
    }

    [SkippableFact]
    public async Task Series_without_any_number_says_why()
    {
        await using var page = await OpenAsync("?from=2026-03-30&to=2026-03-31&kpi=roi");

        await Expect(page.Page.Locator(".readout strong")).ToHaveTextAsync("—Nothing to divide by: cost is zero");
        await page.UntilCompleteAsync();
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Arrow_keys_read_single_days_of_the_chart()
    {
        await using var page = await OpenAsync("?from=2026-03-30&to=2026-03-31");

        await Expect(page.Canvas).ToBeVisibleAsync();
        await page.Page.Locator(".chart").FocusAsync();
        await page.Page.Keyboard.PressAsync("End");
        await Expect(page.Page.Locator(".readout")).ToContainTextAsync("31 Mar 2026");
        await Expect(page.Page.Locator(".readout strong")).ToHaveTextAsync("€235");

        await page.Page.Keyboard.PressAsync("ArrowLeft");
        await Expect(page.Page.Locator(".readout strong")).ToHaveTextAsync("€1,000");
    }
}
