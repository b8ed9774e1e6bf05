using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

public sealed class LayoutTests(Chromium chromium) : DashboardTest(chromium)
{
    /// <summary>With KPIFUNCTIONS_SCREENSHOTS set to a folder the pictures are kept there, to be looked at.</summary>
    [SkippableTheory]
    [MemberData(nameof(PageNames.Data), MemberType = typeof(PageNames))]
    public async Task Page_fits_a_phone_a_tablet_and_a_desk_in_both_themes(string pageName)
    {
        foreach (var width in new[] { 390, 768, 1440 })
        {
            await using var page = await OpenAsync(PageNames.Path(pageName), width);
            await FitsAsync(page, pageName, width, ColorScheme.Light);
            await FitsAsync(page, pageName, width, ColorScheme.Dark);
        }
    }

    private static async Task FitsAsync(DashboardPage page, string pageName, int width, ColorScheme scheme)
    {
        await page.ShowAsync(width, scheme);
        if (Environment.GetEnvironmentVariable("KPIFUNCTIONS_SCREENSHOTS") is { Length: > 0 } folder)
            await page.Page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(folder, $"{string.Concat(pageName.Where(char.IsLetterOrDigit))}-{width}-{scheme}.png") });

        Assert.Equal(width, await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.Empty(await page.Page.EvaluateAsync<string[]>(WeakTexts));
    }

    [SkippableFact]
    public async Task Page_keeps_its_policy_and_asks_no_other_host()
    {
        await using var page = await OpenAsync();
        await page.UntilCompleteAsync();

        Assert.Empty(page.Complaints);
        Assert.All(page.Requested, url => Assert.StartsWith(Api.Address, url));
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

    /// <summary>WCAG 2.2 AA, 4.5:1: all visible texts whose colour is too close to the nearest opaque background behind them.</summary>
    private const string WeakTexts = """
        () => {
          const rgba = text => { const n = text.match(/[\d.]+/g).map(Number); return n.length > 3 ? n : [...n, 1]; };
          const light = c => { const [r, g, b] = c.map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
          const behind = e => { for (; e; e = e.parentElement) { const c = rgba(getComputedStyle(e).backgroundColor); if (c[3] === 1) return c; } return [255, 255, 255, 1]; };
          const weak = [];
          for (const e of document.querySelectorAll('body *')) {
            if (e.closest('svg')) continue;
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
