using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Rollups;

public sealed class EventRollupTests
{
    [Fact]
    public void Clicks_count_raw_and_only_human_ones_count_as_clicks()
    {
        var day = RolledDay.Of(Some.Click(), Some.Click(), Some.Click(clickClass: "bot"));

        Assert.Equal(3, day[""][Measures.ClicksRaw]);
        Assert.Equal(2, day[""][Measures.ClicksHuman]);
    }

    [Fact]
    public void Each_stage_counts_apart_and_only_purchases_bring_revenue()
    {
        var day = RolledDay.Of(
            Some.Purchase(4990),
            Some.Purchase(1010),
            Some.Purchase(700) with { Stage = Stages.Lead },
            Some.Record(RecordType.Conversion) with { Stage = Stages.Signup });

        Assert.Equal(2, day[""][Measures.Orders]);
        Assert.Equal(1, day[""][Measures.Leads]);
        Assert.Equal(1, day[""][Measures.Signups]);
        Assert.Equal(6000, day[""][Measures.RevenueGross]);
    }

    [Fact]
    public void Refunds_and_costs_are_amounts_of_their_own()
    {
        var day = RolledDay.Of(Some.Purchase(5000), Some.Refund(1200), Some.Cost(300), Some.Cost(200));

        Assert.Equal(5000, day[""][Measures.RevenueGross]);
        Assert.Equal(1200, day[""][Measures.RefundedAmount]);
        Assert.Equal(1, day[""][Measures.Refunds]);
        Assert.Equal(500, day[""][Measures.Cost]);
    }

    [Fact]
    public void A_record_goes_to_one_member_of_every_dimension_set()
    {
        var on = new Dimensions(Campaign: "spring", Influencer: "lena", Platform: "instagram");

        var day = RolledDay.Of(Some.Purchase(100) with { On = on }, Some.Purchase(7));

        string[] scopes =
        [
            "",
            "campaign=spring", "campaign=unknown",
            "influencer=lena", "influencer=unknown",
            "platform=instagram", "platform=unknown",
            "post=unknown",
            "link=unknown",
            "campaign=spring,influencer=lena", "campaign=unknown,influencer=unknown",
            "campaign=spring,platform=instagram", "campaign=unknown,platform=unknown",
        ];
        Assert.Equal(scopes.Order(StringComparer.Ordinal), day.Rows.Select(row => row.Scope.ToString()));
        Assert.Equal(107, day[""][Measures.RevenueGross]);
        Assert.Equal(100, day["campaign=spring,influencer=lena"][Measures.RevenueGross]);
        Assert.Equal(7, day["campaign=unknown,platform=unknown"][Measures.RevenueGross]);
    }

    [Fact]
    public void Credit_goes_to_the_signed_click_before_the_coupon_before_the_own_link()
    {
        RegistryEntry[] registry =
        [
            Some.Entry(RegistryKind.Links, "clicked", ("campaign", "by-click")),
            Some.Entry(RegistryKind.Links, "own", ("campaign", "by-link")),
            Some.Entry(RegistryKind.Coupons, "LENA10", ("campaign", "by-coupon")),
        ];
        var purchase = Some.Purchase(1) with { ClickId = "signed:clicked", Coupon = "lena10", On = new Dimensions(Link: "own", Campaign: "by-itself") };

        var day = RolledDay.Of(
            [
                purchase,
                purchase with { Id = "2", ClickId = "forged", Amount = new(10, "EUR") },
                purchase with { Id = "3", ClickId = null, Coupon = null, Amount = new(100, "EUR") },
                purchase with { Id = "4", ClickId = null, Coupon = null, On = new Dimensions(Campaign: "by-itself"), Amount = new(1000, "EUR") },
            ],
            Some.Manifest(),
            registry);

        Assert.Equal(1, day["campaign=by-click"][Measures.RevenueGross]);
        Assert.Equal(10, day["campaign=by-coupon"][Measures.RevenueGross]);
        Assert.Equal(100, day["campaign=by-link"][Measures.RevenueGross]);
        Assert.Equal(1000, day["campaign=by-itself"][Measures.RevenueGross]);
        Assert.Equal(1, day["link=clicked"][Measures.RevenueGross]);
        Assert.Equal(10, day["link=coupon%3ALENA10"][Measures.RevenueGross]);
        Assert.Equal(100, day["link=own"][Measures.RevenueGross]);
        Assert.Equal(1000, day["link=unknown"][Measures.RevenueGross]);
    }

    [Fact]
    public void A_link_to_a_post_brings_what_the_registry_knows_of_the_post_and_its_account()
    {
        RegistryEntry[] registry =
        [
            Some.Entry(RegistryKind.Links, "l1", ("destination", "https://shop.example"), ("post", "tiktok:1")),
            Some.Entry(RegistryKind.Posts, "tiktok:1", ("platform", "tiktok"), ("account", "tiktok:lena"), ("campaign", "spring")),
            Some.Entry(RegistryKind.Accounts, "tiktok:lena", ("platform", "tiktok"), ("handle", "lena"), ("influencer", "lena")),
        ];

        var day = RolledDay.Of([Some.Click("l1")], Some.Manifest(), registry);

        Assert.Equal(1, day["post=tiktok%3A1"][Measures.ClicksHuman]);
        Assert.Equal(1, day["campaign=spring,influencer=lena"][Measures.ClicksHuman]);
        Assert.Equal(1, day["platform=tiktok"][Measures.ClicksHuman]);
    }

    [Fact]
    public void Members_that_the_registry_does_not_know_keep_their_name_and_are_listed()
    {
        var day = RolledDay.Of(Some.Click("lost-link") with { On = new Dimensions(Link: "lost-link", Campaign: "ghost") });

        Assert.Equal(1, day["campaign=ghost"][Measures.ClicksHuman]);
        Assert.Equal(new Dictionary<string, long> { ["campaign:ghost"] = 1, ["link:lost-link"] = 1 }, day.Audit.Unresolved);
    }

    [Fact]
    public void Foreign_amounts_are_converted_one_by_one_and_rounded_half_to_even()
    {
        var registry = new[] { Rate("2026-03-09", "USD", "1.25"), Rate("2026-03-10", "USD", "1.6") };

        // 1.01 USD / 1.6 = 0.63125 -> 0.63; 0.68 USD / 1.6 = 0.425 -> 0.42 (half to even)
        var day = RolledDay.Of([Some.Purchase(101, "USD"), Some.Purchase(68, "USD")], Some.Manifest(), registry);

        Assert.Equal(63 + 42, day[""][Measures.RevenueGross]);
    }

    [Fact]
    public void An_amount_without_a_rate_is_reported_apart_and_never_added()
    {
        var day = RolledDay.Of([Some.Purchase(900, "GBP"), Some.Purchase(100), Some.Cost(50, "GBP")], Some.Manifest());

        Assert.Equal(100, day[""][Measures.RevenueGross]);
        Assert.Equal(2, day[""][Measures.Orders]);
        Assert.Equal(2, day[""][Measures.Unconverted]);
        Assert.Null(day[""][Measures.Cost]);
        Assert.Equal(new Dictionary<string, long> { ["GBP:cost"] = 50, ["GBP:costAllocated"] = 50, ["GBP:revenueGross"] = 900 }, day.Row("").Apart);
    }

    [Fact]
    public void Records_of_other_days_of_the_reporting_zone_are_not_counted()
    {
        var manifest = Some.Manifest("Europe/Berlin");
        var start = new DateTimeOffset(2026, 3, 9, 23, 0, 0, TimeSpan.Zero);

        var day = RolledDay.Of(
            [
                Some.Click() with { OccurredAt = start.AddMilliseconds(-1) },
                Some.Click() with { OccurredAt = start },
                Some.Click() with { OccurredAt = start.AddDays(1).AddMilliseconds(-1) },
                Some.Click() with { OccurredAt = start.AddDays(1) },
            ],
            manifest);

        Assert.Equal(2, day[""][Measures.ClicksHuman]);
        Assert.Equal(2, day.Audit.Received);
    }

    [Fact]
    public void As_of_is_the_latest_receipt_among_the_records_counted()
    {
        var original = Some.Click() with { Id = "once" };
        var again = original with { ReceivedAt = original.ReceivedAt.AddHours(3) };

        var day = RolledDay.Of(original, again);

        Assert.Equal(original.ReceivedAt, day.Row("").AsOf);
    }

    [Fact]
    public void Declarations_alone_make_no_rows()
    {
        var declaration = Some.Record(RecordType.Declaration) with { States = new Statement("campaigns", "spring", false, new Dictionary<string, string>()) };

        Assert.Empty(RolledDay.Of(declaration).Rows);
    }

    private static RegistryEntry Rate(string day, string currency, string rate) =>
        Some.Entry(RegistryKind.Rates, $"{day}:{currency}", ("day", day), ("currency", currency), ("base", "EUR"), ("rate", rate));
}
