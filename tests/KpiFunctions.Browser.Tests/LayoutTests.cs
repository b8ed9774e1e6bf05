using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

public sealed class LayoutTests(Chromium chromium) : DashboardTest(chromium)
{
    [SkippableTheory]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1440)]
    public async Task Page_never_scrolls_sideways(int width)
    {
        await using var page = await OpenAsync(width: width);
        await page.UntilCompleteAsync();

        Assert.Equal(width, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
    }

    [SkippableFact]
    public async Task Page_keeps_its_policy_and_asks_no_other_host()
    {
        await using var page = await OpenAsync();
        await page.UntilCompleteAsync();

        Assert.Empty(page.Complaints);
        Assert.All(page.Requested, url => Assert.StartsWith(Api.Address, url));
    }

    /// <summary>WCAG 2.2 AA: 4.5:1 for text.</summary>
    [SkippableTheory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Text_contrast_is_enough(ColorScheme scheme)
    {
        await using var page = await OpenAsync(scheme: scheme);
        await page.UntilCompleteAsync();

        var weak = await page.Page.EvaluateAsync<string[]>(WeakTexts);

        Assert.Empty(weak);
    }

    [SkippableFact]
    public async Task First_tab_stop_skips_to_the_numbers()
    {
        await using var page = await OpenAsync();
        await page.UntilCompleteAsync();

        await page.Page.Keyboard.PressAsync("Tab");
        await Expect(page.Page.GetByRole(AriaRole.Link, new() { Name = "Skip to the numbers" })).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        await Expect(page.Page.Locator("#content")).ToBeFocusedAsync();
        await page.Page.Keyboard.PressAsync("Tab");

        await Expect(page.Figure("revenueNet").GetByRole(AriaRole.Button).First).ToBeFocusedAsync();
    }

    /// <summary>All visible texts whose colour is too close to the nearest opaque background behind them.</summary>
    private const string WeakTexts = """
        () => {
          const rgba = text => { const n = text.match(/[\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
          const light = c => { const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const behind = e => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
          const weak = [];
          for (const e of document.querySelectorAll('body *')) {
            const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
            if (!own || !e.checkVisibility() || e.closest('select')) continue;
            const [a, b] = [light(rgba(getComputedStyle(e).color)), light(behind(e))].sort((x, y) => y - x);
            const ratio = (a + 0.05) / (b + 0.05);
            if (ratio < 4.5) weak.push(`${ratio.toFixed(2)} ${e.className} ${e.textContent.slice(0, 40)}`);
          }
          return weak;
        }
        """;
}
