using Microsoft.Playwright;

namespace KpiFunctions.Browser.Tests;

/// <summary>What each page shows of the answers that it asks for.</summary>
public sealed class PageTests(Chromium chromium) : DashboardTest(chromium)
{
    [SkippableTheory]
    [InlineData("overview", "Goals", "Spring sales|25%|Off track")]
    [InlineData("overview", "Findings", "To act on|Reach is above impressions|To know|Audience data is old")]
    [InlineData("campaigns", "Campaigns", "Spring|€0.01")]
    [InlineData("campaigns", "Funnel", "Impressions|100,000|Leads Bottleneck|40|10% of the stage before|95% sure between 7.44% and 13.3%")]
    [InlineData("campaigns", "Return beyond money", "New followers|120|80|40|Recommendation|—")]
    [InlineData("campaigns", "Posts of these days", "30 Mar 2026|First run 🏃|video")]
    [InlineData("influencers", "Influencers", "Lena Fit|Keep|ROI 240% (120% to 360%), €12.50 an order|€50|Not assigned")]
    [InlineData("influencers", "Candidates beside active creators", "Lena Fit|Active|52k|Micro|4.12%|1.3×|€12.50|81%|عمر الجري|Candidate|910k")]
    [InlineData("influencers?id=lena", "Lena Fit", "Keep|Rule: Earned more than twice its cost|Cost per order€12.50|Would change: An ROI below 1|€1,235")]
    [InlineData("influencers?id=lena", "Audience", "25-34 70%|18-24 30%|Suspicious 8%|inactive unknown")]
    [InlineData("influencers?id=lena", "Codes and links", "LENA10|/r/lena-spring")]
    [InlineData("influencers?id=lena", "Posts", "First run 🏃|€77")]
    [InlineData("traffic", "Where visits come from", "Spring|1,200|900|50%|10 h|44")]
    [InlineData("traffic", "Journeys", "30|4 more without one|2|nine of ten within 9|instagram|20|67%, others 50%")]
    [InlineData("posts", "Hashtags", "referral|12|4,200|the groups add up to more than the whole")]
    [InlineData("posts", "Format mix", "Video 100%|12,345,678|1 post")]
    [InlineData("posts", "Posts", "First run 🏃|instagram · lena · spring, early|€77")]
    [InlineData("audience", "The brand's accounts", "48,000|-120")]
    [InlineData("audience", "Demographics against the target", "80%|18-24|30%|target 50%|care for nature|due to be reviewed")]
    [InlineData("conversation", "In short", "Open negatives|3|40|+35%|25%|1.5 h|nine of ten within 10 h|Shipping|9|net -50%|No topic known")]
    [InlineData("conversation", "What was said", "Negative|Where is my parcel? 😡 Three weeks!|Not answered|أحب هذه الأحذية كثيرا|Answered after 1.5 h")]
    [InlineData("competitors", "Share of voice", "Acme|60%|95% sure between 50.2% and 69.1%, n = 100|Counted on 25 of 28 days (89%)")]
    [InlineData("competitors", "Competitors", "+1.2%|4.5|The Other|81,000|+1.5%|Video 75%, Photo 25%|3.1%")]
    [InlineData("calendar", "Kept plans", "50%|0.3|26 days")]
    [InlineData("calendar", "Planned and published", "First run 🏃|Late|2.5 h late|Second run|Missed")]
    [InlineData("compare", "Groups", "referral|12|5.00%|95% sure between 3.00% and 8.00%, n = 300|€701|Nothing to divide by: cost is zero")]
    [InlineData("compare", "Reach against response", "Big reach strong response|9,000|6%")]
    [InlineData("attribution", "Models side by side", "€350.00|Last touch|Lena Fit|€300|€250|No touch known|€50|€100|LENA10|40|38|2|Paths|Lena Fit → Omar|7|€300|4.3")]
    [InlineData("attribution?conversion=o-1", "Explain a conversion", "lena · spring · instagram|0%|50%|omar|100%|The last touch takes all.|The code is of another creator")]
    [InlineData("experiments", "Short or long caption", "Keep running|Not sure yet.|1,000|50|70|+40%|95% sure between -5% and +90% (sequential)|chance to win 97%|needs 3,800 a variant")]
    [InlineData("goals", "Objectives", "Grow the shop|Spring sales|25%|Followers|100%|Does not serve it|Be known")]
    [InlineData("goals", "Spring sales", "€1,235 of €5,000|30 Apr 2026|0.49×|€2,531|€2,000 to €3,100|€126 a day|2 Jul 2026|400000 → 500000|assumed to bring 0.08 of it and brings 0.043 (0.038 to 0.048)|No longer holds")]
    [InlineData("data?tab=webhooks&source=shop", "Deliveries of shop", "Rejected|Time missing|o-9")]
    [InlineData("data?tab=conflicts", "Conflicts", "€49.90|€59.90|Counts|o-7")]
    [InlineData("data?tab=unresolved", "Unknown names", "lena.f|12|1 day|Lena Fit")]
    [InlineData("data?tab=audit", "Audit", "30 Mar 2026|Final|13|10|12")]
    [InlineData("data?tab=health", "Health", "Degraded|Two days wait.|25% of 40 conversions")]
    [InlineData("links", "Links", "/r/lena-spring|https://shop.example/shoes")]
    [InlineData("settings?kind=goals", "Goals", "sales|Spring sales|revenueNet")]
    [InlineData("definitions", "15 KPIs, version 1", "Conversion rate|orders / clicksHuman|Human clicks")]
    public async Task Card_says_what_its_answer_says(string pageName, string card, string said)
    {
        await using var page = await OpenAsync(PageNames.Path(pageName));
        await page.UntilQuietAsync();
        await page.OpenTablesAsync();

        foreach (var part in said.Split('|'))
            await Expect(page.Card(card)).ToContainTextAsync(part);
    }

    [SkippableTheory]
    [MemberData(nameof(PageNames.Data), MemberType = typeof(PageNames))]
    public async Task A_server_without_a_route_is_told_plainly(string pageName)
    {
        foreach (var path in CannedFiles.Texts().Keys) Api.Answers.TryRemove(path, out _);

        await using var page = await OpenAsync(PageNames.Path(pageName));
        await page.UntilQuietAsync();

        Assert.Equal(0, await page.Page.GetByText("Something went wrong on this page.").CountAsync());
        Assert.DoesNotContain(page.Complaints, text => !text.Contains("404", StringComparison.Ordinal));
    }

    [SkippableFact]
    public async Task A_page_that_nobody_wrote_says_so()
    {
        await using var page = await OpenAsync("/nowhere");

        await Expect(page.Heading("There is no such page")).ToBeVisibleAsync();
        await page.Page.GetByRole(AriaRole.Link, new() { Name = "Go to the overview" }).ClickAsync();
        await Expect(page.Figure("revenueNet")).ToBeVisibleAsync();
    }
}
