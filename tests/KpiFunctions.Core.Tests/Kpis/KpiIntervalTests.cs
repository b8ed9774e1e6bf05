using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Tests.Kpis;

public sealed class KpiIntervalTests
{
    [Fact]
    public void Net_sentiment_has_the_interval_of_two_shares_of_one_sample()
    {
        var values = new MeasureValues { [Measures.RemarksPositive] = 8, [Measures.RemarksNeutral] = 1, [Measures.RemarksNegative] = 1 };

        var interval = KpiCatalog.Find("netSentiment")!.IntervalOf(values, Scope.Total)!;

        // Half a text more in each of four cells: 7 / 12, and 1.96 times the root of (10 / 12 - (7 / 12)^2) / 12.
        Assert.Equal((0.18605, 0.98062, 10, "adjusted-wald-agresti-min-2005"), (Math.Round(interval.Low, 5), Math.Round(interval.High, 5), interval.Count, interval.Method));
    }

    [Fact]
    public void Without_neutrals_the_sample_is_smaller()
    {
        var values = new MeasureValues { [Measures.RemarksPositive] = 8, [Measures.RemarksNeutral] = 90, [Measures.RemarksNegative] = 2 };

        Assert.Equal(KpiInterval.Of(NetSentiment.Of(8, 0, 2, fewest: 1)), KpiCatalog.Find("netSentimentWithoutNeutrals")!.IntervalOf(values, Scope.Total));
    }

    [Fact]
    public void Few_texts_have_a_wide_interval_and_none_has_none()
    {
        var net = KpiCatalog.Find("netSentiment")!;

        var few = net.IntervalOf(new MeasureValues { [Measures.RemarksPositive] = 1, [Measures.RemarksNeutral] = 1, [Measures.RemarksNegative] = 0 }, Scope.Total)!;

        Assert.Equal((-0.398, 0.898, 2), (Math.Round(few.Low, 3), Math.Round(few.High, 3), few.Count));
        Assert.Null(net.IntervalOf(new MeasureValues(), Scope.Total));
    }

    [Theory]
    [InlineData("negativeShare")]
    [InlineData("spamShare")]
    [InlineData("scoredShare")]
    public void Shares_of_remarks_have_the_interval_of_a_proportion(string kpi)
    {
        var values = new MeasureValues
        {
            [Measures.RemarksPositive] = 5,
            [Measures.RemarksNeutral] = 3,
            [Measures.RemarksNegative] = 2,
            [Measures.RemarksUnscored] = 0,
            [Measures.RemarksSpam] = 1,
        };

        Assert.Equal(Wilson.Method, KpiCatalog.Find(kpi)!.IntervalOf(values, Scope.Total)!.Method);
    }
}
