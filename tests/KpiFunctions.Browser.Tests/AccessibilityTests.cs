using System.Reflection;
using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

/// <summary>What axe finds on every page, in both themes, on a phone and on a desk: nothing serious.</summary>
public sealed class AccessibilityTests(Chromium chromium) : DashboardTest(chromium)
{
    private static readonly string Axe = File.ReadAllText(typeof(AccessibilityTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == "Axe").Value!);

    private const string Serious = """
        async () => {
          const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
          return violations.filter(each => ['serious', 'critical'].includes(each.impact))
            .flatMap(each => each.nodes.map(node => `${each.id}: ${node.target} ${node.html.slice(0, 160)}`));
        }
        """;

    [SkippableTheory]
    [MemberData(nameof(PageNames.Data), MemberType = typeof(PageNames))]
    public async Task Axe_finds_nothing_serious(string pageName)
    {
        await using var page = await OpenAsync(PageNames.Path(pageName));
        await page.UntilQuietAsync();
        await page.OpenTablesAsync();
        await page.Page.EvaluateAsync(Axe);
        foreach (var (width, scheme) in new[] { (1440, ColorScheme.Light), (390, ColorScheme.Dark) })
        {
            await page.ShowAsync(width, scheme);

            Assert.Empty(await page.Page.EvaluateAsync<string[]>(Serious));
        }
    }

    [SkippableFact]
    public async Task Axe_finds_nothing_serious_in_an_explanation()
    {
        await using var page = await OpenAsync();
        await page.Figure("conversionRate").GetByRole(AriaRole.Button).First.ClickAsync();
        await Expect(page.Explanation).ToContainTextAsync("206");
        await page.Page.EvaluateAsync(Axe);

        Assert.Empty(await page.Page.EvaluateAsync<string[]>(Serious));
    }
}
