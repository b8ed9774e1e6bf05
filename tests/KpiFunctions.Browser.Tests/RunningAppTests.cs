using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

/// <summary>The page before the running app: its numbers are the API's, and what it changes is changed.</summary>
public sealed partial class RunningAppTests(Chromium chromium, RunningBrand brand) : IClassFixture<Chromium>, IClassFixture<RunningBrand>
{
    // Its separators are those of British English, which the browser is set to.
    private static readonly CultureInfo British = CultureInfo.InvariantCulture;

    [SkippableFact]
    public async Task Headline_is_the_apis_total()
    {
        var total = await TotalAsync("revenueNet,orders,clicks,followers", "");
        await using var page = await OpenAsync("overview");

        await ExpectTitleAsync(page.Figure("revenueNet"), Money(total("revenueNet")));
        foreach (var kpi in new[] { "orders", "clicks", "followers" })
            await ExpectTitleAsync(page.Figure(kpi), Whole(total(kpi)));
    }

    [SkippableFact]
    public async Task Filters_narrow_every_number()
    {
        var total = await TotalAsync("revenueNet,orders", "campaign=trail-club,influencer=lena");
        await using var page = await OpenAsync("overview");

        await page.Field("Campaign").SelectOptionAsync("Trail Club");
        await page.Field("Influencer").SelectOptionAsync("Lena Fit");
        await page.UntilQuietAsync();

        await ExpectTitleAsync(page.Figure("revenueNet"), Money(total("revenueNet")));
        await ExpectTitleAsync(page.Figure("orders"), Whole(total("orders")));
    }

    [SkippableTheory]
    [InlineData("influencers", "influencer", "Influencers")]
    [InlineData("campaigns", "campaign", "Campaigns")]
    public async Task Ranking_is_the_apis_leaderboard(string pageName, string dimension, string card)
    {
        var board = await brand.Http.GetFromJsonAsync<JsonElement>($"kpis/leaderboard?dimension={dimension}&kpis=revenueNet,orders&orderBy=revenueNet&{brand.Days}");
        await using var page = await OpenAsync(pageName);
        await page.UntilQuietAsync();

        foreach (var item in board.GetProperty("items").EnumerateArray())
        {
            var member = item.GetProperty("member").GetString()!;
            var label = member == "unknown" ? "Not assigned" : item.GetProperty("label").GetString()!;
            var row = page.Card(card).GetByRole(AriaRole.Row).Filter(new() { Has = page.Page.GetByRole(AriaRole.Rowheader, new() { Name = label }) }).First;
            await ExpectTitleAsync(row, Money(Value(item, "revenueNet")));
            await ExpectTitleAsync(row, Whole(Value(item, "orders")));
        }
    }

    [SkippableFact]
    public async Task A_creators_scorecard_has_the_creators_numbers()
    {
        var total = await TotalAsync("revenueNet,cost,clicks", "influencer=lena");
        await using var page = await OpenAsync("influencers");

        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Lena Fit" }).First.ClickAsync();
        await page.UntilQuietAsync();

        foreach (var kpi in new[] { "revenueNet", "cost" })
            await ExpectTitleAsync(page.Page.Locator($".stats [data-kpi={kpi}]"), Money(total(kpi)));
        await ExpectTitleAsync(page.Page.Locator(".stats [data-kpi=clicks]"), Whole(total("clicks")));
    }

    [SkippableFact]
    public async Task A_number_explains_itself()
    {
        var total = await TotalAsync("conversionRate", "");
        await using var page = await OpenAsync("overview");

        await page.Figure("conversionRate").Locator(".kpi-number").ClickAsync();

        await Assertions.Expect(page.Explanation).ToContainTextAsync(total("conversionRate").ToString("0.####%", British));
        await Assertions.Expect(page.Explanation).ToContainTextAsync("orders");
    }

    [SkippableFact]
    public async Task A_link_is_made_found_and_followed()
    {
        await using var page = await OpenAsync("links");

        await page.Field("Code").FillAsync("browser-made");
        await page.Field("Leads to").FillAsync("https://shop.example/new?a=1&b=\"2\"");
        await page.Field("Influencer").FillAsync("lena");
        await page.Button("Make the link").ClickAsync();
        await Assertions.Expect(page.Page.GetByRole(AriaRole.Img, new() { Name = $"QR code of {brand.Address}/r/browser-made" })).ToBeVisibleAsync();

        var entry = await brand.Http.GetFromJsonAsync<JsonElement>("registry/links/browser-made");
        Assert.Equal("lena", entry.GetProperty("fields").GetProperty("influencer").GetString());
    }

    [SkippableFact]
    public async Task A_refused_entry_is_told_at_its_field_and_corrected()
    {
        await using var page = await OpenAsync("settings?kind=campaigns&id=%2B");

        await page.Field("Id").FillAsync("browser-campaign");
        await page.Field("Start").FillAsync("2026-09-01");
        await page.Field("End").FillAsync("2026-08-01");
        await page.Field("Margin").FillAsync("a lot");
        await page.Button("Save").ClickAsync();
        await Assertions.Expect(page.Page.GetByText("margin should be a number above 0 with a decimal point.")).ToBeVisibleAsync();

        await page.Field("Margin").FillAsync("0.4");
        await page.Button("Save").ClickAsync();
        await Assertions.Expect(page.Field("End")).ToHaveAttributeAsync("aria-invalid", "true");

        await page.Field("End").FillAsync("2026-09-30");
        await page.Button("Save").ClickAsync();
        await Assertions.Expect(page.Button("browser-campaign")).ToBeVisibleAsync();

        var entry = await brand.Http.GetFromJsonAsync<JsonElement>("registry/campaigns/browser-campaign");
        Assert.Equal("2026-09-01", entry.GetProperty("fields").GetProperty("start").GetString());
    }

    [SkippableFact]
    public async Task A_strange_file_is_mapped_imported_and_its_rejects_healed()
    {
        await using var page = await OpenAsync("data");

        await page.Page.GetByLabel("Files to import").SetInputFilesAsync(new FilePayload
        {
            Name = "odd export.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes("What;Seen;Hearts;Worth\ninstagram:odd-1;100;7;12\ninstagram:odd-2;200;9;many\n"),
        });
        await Assertions.Expect(page.Page.GetByText("Unknown shape")).ToBeVisibleAsync();
        await page.Field("Name of the mapping").FillAsync("odd-export");
        await page.Field("A row is").SelectOptionAsync("postMetrics");
        await page.Field("What").SelectOptionAsync("post");
        await page.Field("Seen").SelectOptionAsync("metrics.views");
        await page.Field("Worth").SelectOptionAsync("metrics.likes");
        await page.Button("Save the mapping and look again").ClickAsync();
        await Assertions.Expect(page.Page.GetByText("1 of the first rows would be rejected")).ToBeVisibleAsync();
        await page.Button("Import").ClickAsync();
        var row = page.Imports.GetByRole(AriaRole.Row).Filter(new() { HasText = "odd export.csv" });
        await Assertions.Expect(row).ToContainTextAsync("Done");
        await Assertions.Expect(row.Locator("td.num").Nth(2)).ToContainTextAsync("1");

        // The likes stand in another column than was said.
        using var corrected = await brand.Http.PutAsJsonAsync("registry/mappings/odd-export", await CorrectedAsync());
        corrected.EnsureSuccessStatusCode();
        await row.GetByRole(AriaRole.Button, new() { Name = "Read again" }).ClickAsync();

        await Assertions.Expect(row.Locator("td.num").Nth(1)).ToHaveTextAsync("2");
        await Assertions.Expect(row.Locator("td.num").Nth(2)).ToHaveTextAsync("0");
        Assert.Empty(page.Complaints);
    }

    private async Task<Dictionary<string, string>> CorrectedAsync()
    {
        var entry = await brand.Http.GetFromJsonAsync<JsonElement>("registry/mappings/odd-export");
        var fields = entry.GetProperty("fields").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString()!);
        fields["field.metrics.likes"] = "Hearts";
        return fields;
    }

    private Task<DashboardPage> OpenAsync(string page) => chromium.OpenAsync(brand.Address, brand.Path(page));

    private async Task<Func<string, double>> TotalAsync(string kpis, string scope)
    {
        var answer = await brand.Http.GetFromJsonAsync<JsonElement>($"kpis?kpis={kpis}&scope={Uri.EscapeDataString(scope)}&interval=total&{brand.Days}");
        return kpi => Value(answer.GetProperty("total"), kpi);
    }

    private static double Value(JsonElement item, string kpi) => item.GetProperty("values").GetProperty(kpi).GetProperty("value").GetDouble();

    private static Task ExpectTitleAsync(ILocator part, string exact) => Assertions.Expect(part.GetByTitle(exact, new() { Exact = true }).First).ToBeVisibleAsync();

    private static string Money(double minor) => (minor / 100).ToString("€#,##0.00;-€#,##0.00", British);

    private static string Whole(double value) => value.ToString("#,##0", British);
}
