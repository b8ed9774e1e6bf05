using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Recommendations;

namespace KpiFunctions.Core.Tests.Recommendations;

public sealed class VerdictRulesTests
{
    private static readonly MemberReturn Good = new(Clicks: 1_000, Orders: 40, Cost: 100_000, NetRevenue: 300_000, Margin: 50_000, Trend: 0);

    [Fact]
    public void A_certain_gain_at_a_fair_price_grows() => AssertVerdict("grow", "certain-gain", Good);

    [Fact]
    public void A_falling_trend_keeps_it_from_growing() => AssertVerdict("keep", "gain", Good with { Trend = -0.25 });

    [Fact]
    public void A_poor_audience_match_keeps_it_from_growing() => AssertVerdict("keep", "gain", Good with { AudienceMatch = 0.2 });

    [Fact]
    public void Dearer_orders_than_the_median_keep_it_from_growing() => AssertVerdict("keep", "gain", Good, median: 2_000);

    [Fact]
    public void A_certain_loss_stops_even_with_few_orders() => AssertVerdict("stop", "certain-loss", Good with { NetRevenue = 20_000, Orders = 2 });

    [Fact]
    public void A_return_around_nothing_is_tested_again() => AssertVerdict("test-again", "undecided", Good with { NetRevenue = 95_000 });

    [Fact]
    public void Few_clicks_come_before_any_verdict() => AssertVerdict("not-enough-data", "minimum-sample", Good with { Clicks = 199 });

    [Fact]
    public void Few_orders_come_before_any_praise() => AssertVerdict("not-enough-data", "minimum-sample", Good with { Orders = 9 });

    [Fact]
    public void Without_cost_there_is_no_return() => AssertVerdict("not-enough-data", "no-cost", Good with { Cost = 0 });

    [Fact]
    public void Every_rule_that_decides_is_published() =>
        Assert.Equal(["minimum-sample", "no-cost", "certain-loss", "certain-gain", "gain", "undecided"], VerdictRules.Published.Select(rule => rule.Id));

    // 14 days of 100 and 300 in turn: mean 200, deviation root of 14/13 · 100 = 103.7749; t(13, 0.975) = 2.160369; times root of 14 = 3.741657.
    [Fact]
    public void The_margin_is_of_days_that_differ()
    {
        var member = MemberReturn.Of([.. Enumerable.Range(0, 14).Select(day => Day(day % 2 == 0 ? 100 : 300, cost: day == 0 ? 1_000 : 0))]);

        Assert.Equal((2_800L, 1_000L), (member.NetRevenue, member.Cost));
        Assert.Equal(2.160369 * 103.7749 * 3.741657, member.Margin!.Value, 0.01);
        Assert.Equal(1.8, member.Roi!.Value, 1e-12);
    }

    [Fact]
    public void The_trend_compares_the_halves() => Assert.Equal(0.5, MemberReturn.Of([Day(100), Day(100), Day(150), Day(150)]).Trend);

    [Fact]
    public void Fewer_than_fourteen_days_have_no_margin() => Assert.Null(MemberReturn.Of([.. Enumerable.Range(0, 13).Select(_ => Day(100))]).Margin);

    private static MeasureValues Day(long revenue, long cost = 0) => new() { [Measures.RevenueGross] = revenue, [Measures.Cost] = cost };

    private static void AssertVerdict(string verdict, string rule, MemberReturn member, double? median = 5_000)
    {
        var recommendation = VerdictRules.Of(member, median, "EUR");

        Assert.Equal((verdict, rule), (recommendation.WireVerdict, recommendation.Rule));
        Assert.NotEmpty(recommendation.WouldChange);
    }
}
