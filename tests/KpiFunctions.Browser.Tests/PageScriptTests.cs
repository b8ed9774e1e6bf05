using KpiFunctions.Core.Clicks;

namespace KpiFunctions.Browser.Tests;

/// <summary>The script of landing pages, in a browser, on another address than ours.</summary>
public sealed class PageScriptTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string Click = ShopPages.ClickIds.Issue(new ClickToken("lena-1", DateTimeOffset.UnixEpoch.AddDays(20_000), "person-1"), 7);

    [SkippableFact]
    public async Task With_consent_the_click_is_kept_over_pages_and_comes_back_with_a_conversion()
    {
        await using var shop = await ShopPages.StartAsync("data-consent=\"true\" data-days=\"7\"");
        var page = await chromium.NewPageAsync();
        await page.GotoAsync($"{shop.Address}/landing?kpi_click={Click}");
        await page.GotoAsync($"{shop.Address}/thanks");

        Assert.Equal(Click, await page.EvaluateAsync<string?>("kpi.clickId()"));
        Assert.True(await page.EvaluateAsync<bool>("kpi.conversion({ stage: 'lead', coupon: 'LENA10' })"));

        var record = Assert.Single(shop.Stored);
        Assert.Equal(("lead", Click, "LENA10", "person-1"), (record.Stage, record.ClickId, record.Coupon, record.Person));
        var days = await page.EvaluateAsync<double>("(JSON.parse(localStorage.kpi_click).until - Date.now()) / 864e5");
        Assert.InRange(days, 6.9, 7);
        await page.Context.DisposeAsync();
    }

    [SkippableFact]
    public async Task Without_consent_the_click_lives_on_its_page_only_and_nothing_is_written()
    {
        await using var shop = await ShopPages.StartAsync("");
        var page = await chromium.NewPageAsync();
        await page.GotoAsync($"{shop.Address}/landing?kpi_click={Click}");

        Assert.True(await page.EvaluateAsync<bool>("kpi.conversion({ stage: 'signup' })"));
        Assert.Equal(("", 0), (await page.EvaluateAsync<string>("document.cookie"), await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length")));

        await page.GotoAsync($"{shop.Address}/thanks");
        Assert.Null(await page.EvaluateAsync<string?>("kpi.clickId()"));
        Assert.False(await page.EvaluateAsync<bool>("kpi.conversion({ stage: 'lead' })"));
        Assert.Equal("signup", Assert.Single(shop.Stored).Stage);
        await page.Context.DisposeAsync();
    }

    [SkippableFact]
    public async Task Consent_may_come_later_and_be_taken_back()
    {
        await using var shop = await ShopPages.StartAsync("");
        var page = await chromium.NewPageAsync();
        await page.GotoAsync($"{shop.Address}/landing?kpi_click={Click}");

        await page.EvaluateAsync("kpi.consent(true)");
        await page.GotoAsync($"{shop.Address}/thanks");
        Assert.Null(await page.EvaluateAsync<string?>("kpi.clickId()"));
        await page.EvaluateAsync("kpi.consent(true)");
        Assert.Equal(Click, await page.EvaluateAsync<string?>("kpi.clickId()"));

        await page.EvaluateAsync("kpi.consent(false)");
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        await page.Context.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_kept_click_ends_with_its_days_and_gives_way_to_a_new_one()
    {
        await using var shop = await ShopPages.StartAsync("data-consent=\"true\"");
        var page = await chromium.NewPageAsync();
        await page.GotoAsync($"{shop.Address}/landing?kpi_click={Click}");
        await page.GotoAsync($"{shop.Address}/landing?kpi_click=newer");
        Assert.Equal("newer", await page.EvaluateAsync<string?>("JSON.parse(localStorage.kpi_click).id"));

        await page.EvaluateAsync("localStorage.kpi_click = JSON.stringify({ id: 'newer', until: Date.now() - 1 })");
        await page.GotoAsync($"{shop.Address}/thanks");

        Assert.Null(await page.EvaluateAsync<string?>("kpi.clickId()"));
        Assert.Equal(0, await page.EvaluateAsync<int>("localStorage.length"));
        await page.Context.DisposeAsync();
    }

    [SkippableFact]
    public async Task A_conversion_that_is_not_believed_is_told_to_the_page()
    {
        await using var shop = await ShopPages.StartAsync("");
        var page = await chromium.NewPageAsync();
        await page.GotoAsync($"{shop.Address}/landing?kpi_click={Click}");

        Assert.False(await page.EvaluateAsync<bool>("kpi.conversion({ stage: 'purchase', amount: 49.9, currency: 'EUR' })"));
        Assert.Empty(shop.Stored);
        await page.Context.DisposeAsync();
    }
}
