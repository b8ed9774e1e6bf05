using KpiFunctions.Local.SampleBrand;

namespace KpiFunctions.Tests.SampleBrand;

/// <summary>The expectations of the large comparison stand on this computation, so it is itself checked against numbers computed by hand.</summary>
public sealed class NaiveKpisTests
{
    private static readonly DateOnly Day = new(2026, 7, 10);

    private static readonly SampleEntry[] Registry =
    [
        Entry("accounts", "instagram:lena", ("platform", "instagram"), ("handle", "lena"), ("influencer", "lena")),
        Entry("accounts", "instagram:brand", ("platform", "instagram"), ("handle", "brand")),
        Entry("posts", "instagram:1", ("platform", "instagram"), ("account", "instagram:lena"), ("influencer", "lena"), ("campaign", "spring"), ("publishedAt", "2026-07-09T12:00:00Z")),
        Entry("links", "l1", ("destination", "https://shop.example"), ("post", "instagram:1")),
        Entry("links", "bio", ("destination", "https://shop.example"), ("campaign", "autumn"), ("influencer", "lena"), ("platform", "tiktok")),
        Entry("coupons", "LENA10", ("campaign", "autumn"), ("influencer", "lena")),
        Entry("rates", "2026-07-03:USD", ("day", "2026-07-03"), ("currency", "USD"), ("base", "EUR"), ("rate", "1.25")),
        Entry("rates", "2026-07-02:GBP", ("day", "2026-07-02"), ("currency", "GBP"), ("base", "EUR"), ("rate", "0.8")),
    ];

    [Fact]
    public void A_signed_click_credits_its_link_before_the_coupon_and_the_post_of_the_link_fills_in_the_rest()
    {
        var order = Purchase("1", 4990, "EUR") with { Click = new("l1", At(Day), "v"), Coupon = "LENA10", Campaign = "stated" };

        var rows = Rows(order);

        Assert.Equal(4990, rows[("campaign=spring,influencer=lena", Day)].Measures["revenueGross"]);
        Assert.Equal(1, rows[("platform=instagram", Day)].Measures["orders"]);
        Assert.Equal(1, rows[("post=instagram%3A1", Day)].Measures["orders"]);
        Assert.Equal(1, rows[("link=l1", Day)].Measures["orders"]);
        Assert.Equal(8, rows.Count);
    }

    [Fact]
    public void A_coupon_credits_before_the_stated_link_and_without_regard_to_case()
    {
        var order = Purchase("1", 4990, "EUR") with { Coupon = "lena10", Link = "l1" };

        var rows = Rows(order);

        Assert.Equal(1, rows[("campaign=autumn", Day)].Measures["orders"]);
        Assert.Equal(1, rows[("platform=unknown", Day)].Measures["orders"]);
        Assert.Equal(1, rows[("post=unknown", Day)].Measures["orders"]);
        Assert.Equal(1, rows[("link=coupon%3ALENA10", Day)].Measures["orders"]);
    }

    [Fact]
    public void What_nobody_registered_keeps_its_stated_name()
    {
        var click = Click("1") with { Link = "gone", Campaign = "old days", Post = "x:9" };

        var rows = Rows(click);

        Assert.Equal(1, rows[("campaign=old%20days", Day)].Measures["clicksHuman"]);
        Assert.Equal(1, rows[("platform=x", Day)].Measures["clicksRaw"]);
        Assert.Equal(1, rows[("influencer=unknown", Day)].Measures["clicksRaw"]);
    }

    [Fact]
    public void Foreign_amounts_are_converted_one_by_one_and_those_without_a_young_rate_stand_apart()
    {
        var rows = Rows(Purchase("1", 101, "USD"), Purchase("2", 101, "USD"), Purchase("3", 5000, "GBP"));

        // 1.01 / 1.25 = 0.808, which is 81 cents, twice; the pound's rate is eight days old.
        var total = rows[("", Day)];
        Assert.Equal(162, total.Measures["revenueGross"]);
        Assert.Equal(3, total.Measures["orders"]);
        Assert.Equal(1, total.Measures["unconverted"]);
        Assert.Equal(5000, total.Apart["GBP:revenueGross"]);
    }

    [Fact]
    public void Without_a_direct_rate_the_common_base_leads_over()
    {
        var eve = Day.AddDays(-1);

        var rows = NaiveKpis.Rows(new(Registry, [Purchase("1", 10_000, "GBP") with { At = At(eve) }], [], []), "Europe/Berlin", "USD");

        // 100 / 0.8 * 1.25 = 156.25
        Assert.Equal(15_625, rows[("", eve)].Measures["revenueGross"]);
    }

    [Fact]
    public void The_reporting_zone_decides_the_day()
    {
        var click = Click("1") with { At = new(2026, 7, 10, 22, 30, 0, TimeSpan.Zero) };

        var rows = Rows(click);

        Assert.Equal(1, rows[("", new DateOnly(2026, 7, 11))].Measures["clicksRaw"]);
        Assert.False(rows.ContainsKey(("", Day)));
    }

    [Fact]
    public void Lifetime_counters_become_daily_amounts_and_a_fall_is_nothing()
    {
        var first = new PostReading("instagram:1", "instagram:lena", At(Day), new Dictionary<string, long> { ["likes"] = 100, ["reach"] = 1000 });
        var second = first with { At = At(Day.AddDays(7)), Counters = new Dictionary<string, long> { ["likes"] = 90, ["comments"] = 5 } };
        var third = first with { At = At(Day.AddDays(14)), Counters = new Dictionary<string, long> { ["likes"] = 120, ["reach"] = 1500 } };

        var rows = NaiveKpis.Rows(new(Registry, [], [third, second, first], [new("instagram:lena", At(Day.AddDays(1)), 4000)]), "Europe/Berlin", "EUR");

        Assert.Equal("creatorActions=100 engagementsWithReach=100 estimatedReach=1000 likes=100 postReach=1000", Text(rows[("campaign=spring", Day)]));
        Assert.Equal(
            "audienceDays=4000 commentsBeforeTracking=5 creatorActions=0 creatorFollowers=4000 engagementsWithFollowers=0 likes=0", Text(rows[("campaign=spring", Day.AddDays(7))]));
        Assert.Equal(
            "audienceDays=4000 creatorActions=30 creatorFollowers=4000 engagementsWithFollowers=30 engagementsWithReach=30 estimatedReach=500 likes=30 postReach=500",
            Text(rows[("post=instagram%3A1", Day.AddDays(14))]));
    }

    [Fact]
    public void The_first_reading_of_an_older_post_is_told_apart()
    {
        var reading = new PostReading("instagram:1", "instagram:lena", At(Day.AddDays(2)), new Dictionary<string, long> { ["likes"] = 100, ["reach"] = 1000 });
        var later = reading with { At = At(Day.AddDays(3)), Counters = new Dictionary<string, long> { ["likes"] = 103 } };

        var rows = NaiveKpis.Rows(new(Registry, [], [reading, later], []), "Europe/Berlin", "EUR");

        Assert.Equal("likesBeforeTracking=100 postReachBeforeTracking=1000", Text(rows[("campaign=spring", Day.AddDays(2))]));
        Assert.Equal("creatorActions=3 likes=3", Text(rows[("campaign=spring", Day.AddDays(3))]));
    }

    [Fact]
    public void Followers_are_carried_thirty_days_and_their_change_needs_two_readings()
    {
        AccountReading[] readings = [new("instagram:brand", At(Day), 1000), new("instagram:brand", At(Day.AddDays(3)), 990), new("instagram:stranger", At(Day), 5)];
        SampleEvent[] later = [Click("1") with { At = At(Day.AddDays(33)) }, Click("2") with { At = At(Day.AddDays(34)) }];

        var rows = NaiveKpis.Rows(new(Registry, later, [], readings), "Europe/Berlin", "EUR");

        Assert.Equal("audienceDays=1000 followers=1000", Text(rows[("influencer=unknown", Day)]));
        Assert.Equal("audienceDays=990 followers=990 followersNet=-10", Text(rows[("campaign=unknown,platform=instagram", Day.AddDays(3))]));
        Assert.Equal("audienceDays=990 clicksHuman=1 clicksRaw=1 followers=990", Text(rows[("", Day.AddDays(33))]));
        Assert.Equal("clicksHuman=1 clicksRaw=1", Text(rows[("", Day.AddDays(34))]));
    }

    [Fact]
    public void A_creator_stands_in_every_campaign_that_a_post_link_or_coupon_names()
    {
        var rows = NaiveKpis.Rows(new(Registry, [], [], [new("instagram:lena", At(Day), 700)]), "Europe/Berlin", "EUR");

        Assert.Equal(
            ["", "campaign=autumn", "campaign=autumn,influencer=lena", "campaign=autumn,platform=instagram", "campaign=spring",
                "campaign=spring,influencer=lena", "campaign=spring,platform=instagram", "influencer=lena", "platform=instagram"],
            rows.Keys.Select(key => key.Scope).Order(StringComparer.Ordinal));
        Assert.All(rows.Values, row => Assert.Equal("audienceDays=700 creatorFollowers=700", Text(row)));
    }

    [Fact]
    public void Kpis_are_ratios_of_sums_or_null_with_the_reason()
    {
        var measures = new Dictionary<string, long>
        {
            ["clicksHuman"] = 200,
            ["signups"] = 10,
            ["orders"] = 4,
            ["revenueGross"] = 50_000,
            ["refundedAmount"] = 5_000,
            ["cost"] = 30_000,
            ["likes"] = 90,
            ["saves"] = 10,
            ["impressions"] = 0,
            ["followers"] = 1000,
            ["followersNet"] = -25,
        };

        var kpis = NaiveFormulas.Of("campaign=spring", measures);

        Assert.Equal(
            "clicks=200 conversionRate=0.02 cpa=7500 cpe=300 ctr=denominator-zero engagements=100 followerGrowthRate=-0.024390243902439025 leadRate=0 " +
            "purchaseRate=denominator-zero reach=not-additive revenueNet=45000 roas=1.5 roi=0.5 views=no-data",
            string.Join(' ', "clicks conversionRate cpa cpe ctr engagements followerGrowthRate leadRate purchaseRate reach revenueNet roas roi views"
                .Split(' ').Select(name => $"{name}={kpis[name]}")));
    }

    private static IReadOnlyDictionary<(string Scope, DateOnly Day), NaiveRow> Rows(params SampleEvent[] events) =>
        NaiveKpis.Rows(new(Registry, events, [], []), "Europe/Berlin", "EUR");

    private static SampleEvent Click(string id) => new() { Type = "click", Id = id, At = At(Day) };

    private static SampleEvent Purchase(string id, long minor, string currency) =>
        new() { Type = "conversion", Stage = "purchase", Id = id, At = At(Day), Minor = minor, Currency = currency };

    private static DateTimeOffset At(DateOnly day) => new(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);

    private static SampleEntry Entry(string kind, string id, params (string Name, string Value)[] fields) =>
        new(kind, id, fields.ToDictionary(field => field.Name, field => field.Value));

    private static string Text(NaiveRow row) => string.Join(' ', row.Measures.Select(measure => $"{measure.Key}={measure.Value}"));
}
