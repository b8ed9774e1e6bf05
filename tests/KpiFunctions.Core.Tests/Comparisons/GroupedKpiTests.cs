using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Comparisons;

public sealed class GroupedKpiTests
{
    [Theory]
    [InlineData(5, 10, 0.2366, 0.7634)]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(1, 1_000, 0.0002, 0.0056)]
    public void Wilsons_interval_of_a_share(long some, long all, double low, double high)
    {
        var bounds = Bounds.Wilson(some, all)!;

        Assert.Equal((low, high), (Math.Round(bounds.Low, 4), Math.Round(bounds.High, 4)));
    }

    [Fact]
    public void More_than_all_and_some_of_nothing_have_no_interval()
    {
        Assert.Null(Bounds.Wilson(11, 10));
        Assert.Null(Bounds.Wilson(0, 0));
        Assert.Null(Bounds.Clusters([(1, 10)]));
        Assert.Null(Bounds.Clusters([(1, 0), (2, 0)]));
    }

    [Fact]
    public void The_interval_of_a_ratio_of_sums_is_by_members()
    {
        // R = 4/20; residuals -1 and 1; sqrt(2/1 * 2) / 20 = 0.1; Student's t of one degree is 12.7062.
        var bounds = Bounds.Clusters([(1, 10), (3, 10)])!;

        Assert.Equal(0.2 - 1.27062, bounds.Low, 5);
        Assert.Equal(0.2 + 1.27062, bounds.High, 5);
        Assert.Equal(0.2, Bounds.Clusters([(2, 10), (4, 20), (6, 30)])!.High, 12);   // members that agree leave nothing to chance
    }

    [Fact]
    public void Measures_add_up_before_the_formula_divides()
    {
        var ctr = GroupedKpi.Of(KpiCatalog.Find("ctr")!, [Post(100, 10), Post(300, 10), new MeasureValues { [Measures.ClicksHuman] = 5 }], gaugesAdd: false);

        // 25 clicks on 400 impressions; the third post reports no impressions, so the interval rests on two.
        Assert.Equal((25.0 / 400, 2L, "clusters"), (ctr.Value.Value, ctr.N, ctr.Interval!.Method));
    }

    [Fact]
    public void A_share_of_events_has_wilsons_interval_and_counts_events()
    {
        var rate = GroupedKpi.Of(KpiCatalog.Find("conversionRate")!, [Clicked(12, 3), Clicked(8, 2)], gaugesAdd: false);

        Assert.Equal((0.25, 20L, Bounds.Wilson(5, 20)), (rate.Value.Value, rate.N, rate.Interval));
    }

    [Fact]
    public void Followers_of_several_posts_are_of_the_same_account_and_do_not_add_up()
    {
        MeasureValues[] posts = [new() { [Measures.CreatorFollowers] = 100 }, new() { [Measures.CreatorFollowers] = 100 }];

        Assert.Equal(NullReason.NotAdditive, GroupedKpi.Of(KpiCatalog.Find("creatorFollowers")!, posts, gaugesAdd: false).Value.Reason);
        Assert.Equal(200, GroupedKpi.Of(KpiCatalog.Find("creatorFollowers")!, posts, gaugesAdd: true).Value.Value);
        Assert.Equal(NullReason.NotAdditive, GroupedKpi.Of(KpiCatalog.Find("reach")!, posts, gaugesAdd: true).Value.Reason);
        Assert.Equal(NullReason.NoData, GroupedKpi.Of(KpiCatalog.Find("views")!, posts, gaugesAdd: true).Value.Reason);
    }

    [Fact]
    public void Big_reach_with_a_weak_response_is_told_by_the_medians()
    {
        (double? X, double? Y)[] points = [(100, 0.1), (10, 0.3), (50, 0.2), (1_000, null)];

        var quadrants = Quadrants.Of(points);

        Assert.Equal((50, 0.2), (quadrants.XCut, quadrants.YCut));
        Assert.Equal([Quadrants.BigWeak, Quadrants.SmallStrong, Quadrants.BigStrong, null], points.Select(point => quadrants.NameOf(point.X, point.Y)));
        Assert.Null(Quadrants.Of([]).NameOf(1, 1));
    }

    [Fact]
    public void Posts_fall_into_the_hour_and_weekday_of_the_reporting_zone()
    {
        var post = Some.Entry(RegistryKind.Posts, "x:1", ("publishedAt", "2026-03-29T00:30:00.000Z"), ("hashtags", "#Hut, hut, #trail"), ("contentType", "Video"));

        // Half an hour before the clocks of Berlin jump from 02:00 to 03:00 it is 01:30 there, and Saturday evening in New York.
        Assert.Equal(("01", "sunday"), (Group("hour", post, "Europe/Berlin"), Group("weekday", post, "Europe/Berlin")));
        Assert.Equal(("20", "saturday"), (Group("hour", post, "America/New_York"), Group("weekday", post, "America/New_York")));
        Assert.Equal("06", Group("hour", post, "Asia/Kolkata"));
        Assert.Equal(("hut trail", "video"), (Group("hashtag", post, "UTC"), Group("contentType", post, "UTC")));
        Assert.Equal("", Group("weekday", Some.Entry(RegistryKind.Posts, "x:2"), "UTC"));
    }

    [Fact]
    public void An_incentive_is_of_campaigns_unless_coupons_are_asked_for()
    {
        Assert.Equal(("campaign", "coupon"), (Grouping.Find("incentive", null)!.Of, Grouping.Find("incentive", "coupon")!.Of));
        Assert.Null(Grouping.Find("hour", "campaign"));
    }

    private static string Group(string name, RegistryEntry entry, string zone) =>
        string.Join(' ', Grouping.Find(name, null)!.GroupsOf(entry, new ReportingZone(TimeZoneInfo.FindSystemTimeZoneById(zone))));

    private static MeasureValues Post(long impressions, long clicks) => new() { [Measures.Impressions] = impressions, [Measures.ClicksHuman] = clicks };

    private static MeasureValues Clicked(long clicks, long orders) => new() { [Measures.ClicksHuman] = clicks, [Measures.Orders] = orders };
}
