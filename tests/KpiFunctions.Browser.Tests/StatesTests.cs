using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

public sealed class StatesTests(Chromium chromium) : DashboardTest(chromium)
{
    [SkippableFact]
    public async Task Empty_range_says_how_to_send_data()
    {
        Api.Answers["/kpis"] = request => SampleAnswers.Kpis(request, empty: true);

        await using var page = await OpenAsync();

        await Expect(page.Heading("No data in this range yet")).ToBeVisibleAsync();
        await Expect(page.Page.GetByLabel("Example request")).ToContainTextAsync($"curl {Api.Address}/events");
    }

    [SkippableFact]
    public async Task Failed_answer_shows_its_problem_and_can_be_tried_again()
    {
        Api.Answers["/kpis"] = _ => Results.Problem(statusCode: 503, title: "Storage is unavailable.", detail: "Nothing is lost.");
        await using var page = await OpenAsync();
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Storage is unavailable.Nothing is lost.");

        Api.Answers["/kpis"] = request => SampleAnswers.Kpis(request);
        await page.Button("Try again").ClickAsync();

        await Expect(page.Figure("revenueNet").Locator(".number")).ToHaveTextAsync("€1,235");
        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
    }

    [SkippableFact]
    public async Task Key_is_asked_for_kept_for_the_session_and_never_in_an_address()
    {
        Api.Key = "s3cret";
        await using var page = await OpenAsync();
        await Expect(page.Heading("This dashboard needs a function key")).ToBeVisibleAsync();

        await page.Field("Function key").FillAsync("s3cret");
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Figure("revenueNet")).ToBeVisibleAsync();
        await page.Page.ReloadAsync();
        await Expect(page.Figure("revenueNet")).ToBeVisibleAsync();

        Assert.DoesNotContain(page.Requested, url => url.Contains("s3cret", StringComparison.Ordinal));
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("localStorage.length"));
        Assert.Equal("", await page.Page.EvaluateAsync<string>("document.cookie"));
    }

    [SkippableFact]
    public async Task Wrong_key_is_refused_in_words_and_forgotten()
    {
        Api.Key = "s3cret";
        await using var page = await OpenAsync();

        await page.Field("Function key").FillAsync("guess");
        await page.Button("Open").ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The server did not accept that key.");
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("sessionStorage.length"));
    }

    [SkippableFact]
    public async Task Key_that_no_header_can_carry_is_not_sent()
    {
        Api.Key = "s3cret";
        await using var page = await OpenAsync();

        await page.Field("Function key").FillAsync("two words");
        await page.Button("Open").ClickAsync();

        await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("A key has no spaces");
        await page.Field("Function key").FillAsync("s3cret");
        await page.Button("Open").ClickAsync();
        await Expect(page.Figure("revenueNet")).ToBeVisibleAsync();
        Assert.Equal(2, Api.Asked.SoFar.Count(path => path == "/kpis/definitions"));
    }

    [SkippableFact]
    public async Task Forgotten_key_is_asked_for_again()
    {
        Api.Key = "s3cret";
        await using var page = await OpenAsync();
        await page.Field("Function key").FillAsync("s3cret");
        await page.Button("Open").ClickAsync();

        await page.Button("Forget key").ClickAsync();

        await Expect(page.Field("Function key")).ToBeVisibleAsync();
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("sessionStorage.length"));
    }

    [SkippableFact]
    public async Task Label_with_markup_is_shown_as_text()
    {
        const string Label = "<img src=x onerror=document.title='taken'>";
        Api.Answers["/kpis/leaderboard"] = request => SampleAnswers.Leaderboard(request, ("mallory", Label));

        await using var page = await OpenAsync();

        await Expect(page.Ranking.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(Label);
        Assert.Equal(0, await page.Page.Locator("img").CountAsync());
        Assert.Equal("Overview · Campaign KPIs", await page.Page.TitleAsync());
    }
}
