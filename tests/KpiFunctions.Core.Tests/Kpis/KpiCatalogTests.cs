using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Tests.Kpis;

/// <summary>What definitions promise besides their values, which <see cref="HandComputedTests"/> has.</summary>
public sealed class KpiCatalogTests
{
    private static readonly Scope OnePost = Scope.Of((Dimension.Post, "instagram:1"));

    [Fact]
    public void A_zero_denominator_gives_null_and_says_so() =>
        Assert.Equal(KpiValue.Null(NullReason.DenominatorZero), KpiCatalog.Find("roi")!.Of(new MeasureValues(), Scope.Total));

    [Fact]
    public void A_measure_that_was_never_read_gives_null_and_says_so()
    {
        Assert.Equal(KpiValue.Null(NullReason.NoData), KpiCatalog.Find("impressions")!.Of(new MeasureValues(), Scope.Total));
        Assert.Equal(KpiValue.Null(NullReason.NoData), KpiCatalog.Find("ctr")!.Of(new MeasureValues(), Scope.Total));
    }

    [Fact]
    public void A_count_of_what_we_see_ourselves_is_zero_when_nothing_happened() =>
        Assert.Equal(KpiValue.Of(0), KpiCatalog.Find("clicks")!.Of(new MeasureValues(), Scope.Total));

    [Fact]
    public void Reach_of_more_than_one_post_is_null_because_people_would_count_twice()
    {
        var reach = KpiCatalog.Find("reach")!;

        Assert.Equal(KpiValue.Null(NullReason.NotAdditive), reach.Of(Example(), Scope.Total));
        Assert.Equal(KpiValue.Null(NullReason.NotAdditive), reach.Of(Example(), Scope.Of((Dimension.Post, Scope.Unknown))));
    }

    [Fact]
    public void A_network_without_saves_still_has_engagements()
    {
        var values = Example();
        values[Measures.Saves] = null;

        Assert.Equal(KpiValue.Of(385), KpiCatalog.Find("engagements")!.Of(values, Scope.Total));
    }

    [Fact]
    public void A_formula_reads_as_it_is_computed() =>
        Assert.Equal("(revenueGross - refundedAmount - cost) / (cost)", KpiCatalog.Find("roi")!.Formula);

    [Fact]
    public void Days_of_a_range_add_up_and_its_gauges_close_with_the_last_day_that_has_them()
    {
        var monday = new MeasureValues { [Measures.Followers] = 100, [Measures.FollowersNet] = 5, [Measures.ClicksHuman] = 3 };
        var tuesday = new MeasureValues { [Measures.Followers] = 110, [Measures.FollowersNet] = 10 };
        var wednesday = new MeasureValues { [Measures.ClicksHuman] = 4 };

        var range = new MeasureValues();
        foreach (var day in new[] { monday, tuesday, wednesday }) range.AppendDay(day);

        Assert.Equal(110, range[Measures.Followers]);
        Assert.Equal(15, range[Measures.FollowersNet]);
        Assert.Equal(7, range[Measures.ClicksHuman]);
        Assert.Equal(15.0 / 95, KpiCatalog.Find("followerGrowthRate")!.Of(range, Scope.Total).Value);
    }

    [Fact]
    public void The_reach_of_an_account_is_of_one_day_and_a_longer_range_has_none()
    {
        var reach = KpiCatalog.Find("accountReach")!;
        var monday = new MeasureValues { [Measures.AccountReach] = 300 };

        var range = new MeasureValues();
        range.AppendDay(monday);
        Assert.Equal(KpiValue.Of(300), reach.Of(range, Scope.Total));
        range.AppendDay(new MeasureValues());

        Assert.Null(range[Measures.AccountReach]);
        Assert.Equal(KpiValue.Null(NullReason.NotAdditive), reach.Of(range, Scope.Total));
    }

    private static MeasureValues Example() => new()
    {
        [Measures.Views] = 12000,
        [Measures.Impressions] = 10000,
        [Measures.PostReach] = 8000,
        [Measures.Likes] = 300,
        [Measures.Comments] = 60,
        [Measures.Shares] = 25,
        [Measures.Saves] = 15,
        [Measures.EngagementsWithReach] = 400,
        [Measures.EngagementsWithImpressions] = 400,
        [Measures.EngagementsWithFollowers] = 400,
        [Measures.Followers] = 5000,
        [Measures.FollowersNet] = 1000,
        [Measures.CreatorFollowers] = 20000,
        [Measures.CreatorFollowersNet] = -5000,
        [Measures.FollowersGained] = 1500,
        [Measures.FollowersLost] = 500,
        [Measures.CreatorFollowersGained] = 200,
        [Measures.CreatorFollowersLost] = 5200,
        [Measures.AccountViews] = 90000,
        [Measures.AccountImpressions] = 80000,
        [Measures.AccountReach] = 7000,
        [Measures.AccountEngagements] = 900,
        [Measures.ProfileVisits] = 120,
        [Measures.AccountClicks] = 44,
        [Measures.Sessions] = 1000,
        [Measures.EngagedSessions] = 620,
        [Measures.NewUsers] = 350,
        [Measures.PageViews] = 2500,
        [Measures.KeyEvents] = 21,
        [Measures.ViewsBeforeTracking] = 70000,
        [Measures.ImpressionsBeforeTracking] = 60000,
        [Measures.PostReachBeforeTracking] = 50000,
        [Measures.LikesBeforeTracking] = 4000,
        [Measures.CommentsBeforeTracking] = 300,
        [Measures.SharesBeforeTracking] = 20,
        [Measures.SavesBeforeTracking] = 10,
        [Measures.ClicksRaw] = 640,
        [Measures.ClicksHuman] = 500,
        [Measures.Signups] = 100,
        [Measures.Leads] = 50,
        [Measures.Orders] = 20,
        [Measures.Refunds] = 2,
        [Measures.RevenueGross] = 100000,
        [Measures.RefundedAmount] = 10000,
        [Measures.Cost] = 40000,
    };
}
