using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

/// <summary>No number stands on a page that its reader cannot look behind.</summary>
public sealed class EveryNumberTests(Chromium chromium) : DashboardTest(chromium)
{
    /// <summary>
    /// Visible texts that are nothing but a number, with or without a unit, and open nothing. Not meant: dates and what chooses them, what a picture repeats of the
    /// table beside it, the n of a whisker, which belongs to the number above it, and what somebody wrote: names, fields of the registry, rows of a file.
    /// </summary>
    private const string Mute = """
        () => {
          const number = /^[\s€$+−-]*\d[\d.,\s]*(%|k|m|×|h|min|days?|pp|KB|MB|GB|bytes)?$/i;
          const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
          const mute = [];
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const element = node.parentElement;
            if (!number.test(element.textContent) || !element.checkVisibility()) continue;
            if (element.closest('svg, time, code, input, select, option, .whisker, .visually-hidden, [aria-haspopup=dialog]')) continue;
            if (element.closest('.filters, .term, .preview, bdi')) continue;
            mute.push(`${element.closest('section.card')?.querySelector('h2')?.textContent}: ${element.outerHTML.slice(0, 120)}`);
          }
          return mute;
        }
        """;

    /// <summary>Cells, figures and bars that are marked as numbers and hold no button that opens a dialog.</summary>
    private const string Closed = """
        () => [...document.querySelectorAll('main td.num, main .stats dd:not(.small), main .figure .number:not(.none), main .bars-value, main .funnel-value, main .lifts strong')]
          .filter(cell => cell.checkVisibility() && cell.textContent.trim() && !cell.querySelector('button[aria-haspopup=dialog]'))
          .map(cell => cell.outerHTML.slice(0, 160))
        """;

    [SkippableTheory]
    [MemberData(nameof(PageNames.Data), MemberType = typeof(PageNames))]
    public async Task Every_number_of_a_page_opens_what_it_means(string pageName)
    {
        await using var page = await OpenAsync(PageNames.Path(pageName));
        await page.UntilQuietAsync();
        await page.OpenTablesAsync();

        Assert.Empty(await page.Page.EvaluateAsync<string[]>(Closed));
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(Mute));
        await OpenOneOfEachAsync(page);
    }

    // Numbers with the same title say the same of what they mean: the first of each is opened.
    private static async Task OpenOneOfEachAsync(DashboardPage page)
    {
        var numbers = page.Page.Locator("main button.kpi-number:visible");
        var titles = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < await numbers.CountAsync(); i++)
        {
            var number = numbers.Nth(i);
            if (!titles.Add(await number.GetAttributeAsync("title") ?? "")) continue;
            await number.ClickAsync();
            await Expect(page.Explanation.GetByRole(AriaRole.Heading, new() { Level = 2 })).Not.ToBeEmptyAsync();
            await Expect(page.Explanation.GetByRole(AriaRole.Heading, new() { Name = "Sources" })).ToBeVisibleAsync();
            await page.Page.Keyboard.PressAsync("Escape");
            await Expect(page.Explanation).ToHaveCountAsync(0);
        }
    }

    [SkippableTheory]
    [InlineData("conversation", "Net sentiment", "(positive - negative) / (positive + neutral + negative)|With 95% confidence between|Positive|Comments, mentions and messages|GET /conversations/summary")]
    [InlineData("compare", "Conversion rate", "orders / clicksHuman|With 95% confidence between 3.00% and 8.00% (wilson).|n|300|GET /kpis/breakdown?by=campaignType")]
    [InlineData("attribution", "Last touch: revenue", "All credit|€350|GET /attribution?by=influencer")]
    [InlineData("influencers?id=lena", "Cost per order", "Rule|Earned more than twice its cost|cost / orders")]
    public async Task A_number_that_is_no_kpi_says_its_definition_parts_interval_and_source(string pageName, string title, string said)
    {
        await using var page = await OpenAsync(PageNames.Path(pageName));

        await page.Page.Locator($"main button.kpi-number[title='{title}']").First.ClickAsync();

        await Expect(page.Explanation.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true })).ToBeVisibleAsync();
        foreach (var part in said.Split('|')) await Expect(page.Explanation).ToContainTextAsync(part);
    }
}
