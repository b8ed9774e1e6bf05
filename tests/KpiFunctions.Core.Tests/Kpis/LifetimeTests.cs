using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Tests.Kpis;

public sealed class LifetimeTests
{
    private static readonly Scope Post = Scope.Of((Dimension.Post, "instagram:1"));

    [Fact]
    public void What_counters_held_before_tracking_belongs_to_the_life_of_a_post()
    {
        var post = Values((Measures.Likes, 30), (Measures.LikesBeforeTracking, 100), (Measures.Views, 500));

        Assert.Equal(130, ValueOf("likes", post));
        Assert.Equal(500, ValueOf("views", post));
    }

    [Fact]
    public void A_rate_by_reach_takes_both_ends_from_before_and_since()
    {
        // Before: 100 likes and 10 comments, of 800 accounts. Since: 30 likes, of 200.
        var post = Values(
            (Measures.Likes, 30), (Measures.PostReach, 200), (Measures.EngagementsWithReach, 30),
            (Measures.LikesBeforeTracking, 100), (Measures.CommentsBeforeTracking, 10), (Measures.PostReachBeforeTracking, 800));

        Assert.Equal(140.0 / 1000, ValueOf("engagementRateByReach", post));
    }

    [Fact]
    public void Engagements_from_before_do_not_count_by_a_base_that_was_not_reported_then()
    {
        var post = Values((Measures.Likes, 30), (Measures.Impressions, 300), (Measures.EngagementsWithImpressions, 30), (Measures.LikesBeforeTracking, 100));

        Assert.Equal(0.1, ValueOf("engagementRateByImpressions", post));
    }

    [Theory]
    [InlineData("frequency", 1800.0 / 900)]
    [InlineData("viralityRate", 9.0 / 1800)]
    [InlineData("estimatedReach", 900)]
    public void Pairs_of_one_reading_stay_together(string kpi, double expected)
    {
        var post = Values(
            (Measures.Impressions, 800), (Measures.PostReach, 400), (Measures.ImpressionsWithReach, 800), (Measures.ReachWithImpressions, 400), (Measures.EstimatedReach, 400),
            (Measures.Shares, 4), (Measures.SharesWithImpressions, 4),
            (Measures.ImpressionsBeforeTracking, 1000), (Measures.PostReachBeforeTracking, 500), (Measures.SharesBeforeTracking, 5));

        Assert.Equal(expected, ValueOf(kpi, post));
    }

    [Fact]
    public void The_rate_by_followers_at_post_time_divides_all_engagements_by_the_followers_of_the_first_reading()
    {
        var post = Values((Measures.Likes, 300), (Measures.Comments, 20), (Measures.LikesBeforeTracking, 80), (Measures.PotentialReach, 20_000));

        Assert.Equal(400.0 / 20_000, ValueOf("engagementRateByFollowersAtPost", post));
    }

    [Fact]
    public void It_is_unknown_while_the_followers_at_post_time_are() =>
        Assert.Equal(NullReason.NoData, Lifetime.Find("engagementRateByFollowersAtPost")!.Of(Lifetime.Of(Values((Measures.Likes, 300))), Post).Reason);

    [Theory]
    [InlineData("followers")]
    [InlineData("engagementRateByFollowers")]
    [InlineData("dailyEngagementRate")]
    [InlineData("likesBeforeTracking")]
    [InlineData("nothing")]
    public void Numbers_of_accounts_and_of_other_clocks_are_none_of_posts(string kpi) => Assert.Null(Lifetime.Find(kpi));

    [Fact]
    public void The_clock_stands_in_the_definition()
    {
        Assert.Equal("lifetime of what was published in the window", Lifetime.Find("likes")!.Clock);
        Assert.Equal("activity in the window", KpiCatalog.Find("likes")!.Clock);
    }

    private static double? ValueOf(string kpi, MeasureValues post) => Lifetime.Find(kpi)!.Of(Lifetime.Of(post), Post).Value;

    private static MeasureValues Values(params (Measure Measure, long Value)[] measures)
    {
        var values = new MeasureValues();
        foreach (var (measure, value) in measures) values[measure] = value;
        return values;
    }
}
