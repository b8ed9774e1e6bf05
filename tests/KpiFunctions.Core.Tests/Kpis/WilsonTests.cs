using FsCheck;
using FsCheck.Xunit;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Tests.Kpis;

public sealed class WilsonTests
{
    [Theory]
    [InlineData(10, 100, 0.0552, 0.1744)]
    [InlineData(0, 10, 0, 0.2775)]
    [InlineData(10, 10, 0.7225, 1)]
    [InlineData(1, 1, 0.2065, 1)]
    public void The_interval_is_that_of_the_published_tables(long hits, long count, double low, double high)
    {
        var interval = Wilson.Of(hits, count)!.Value;

        Assert.Equal((low, high), (Math.Round(interval.Low, 4), Math.Round(interval.High, 4)));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(11, 10)]
    [InlineData(-1, 10)]
    public void What_is_no_proportion_has_no_interval(long hits, long count) => Assert.Null(Wilson.Of(hits, count));

    [Property]
    public bool The_interval_holds_the_share_and_stays_between_none_and_all(NonNegativeInt hits, NonNegativeInt misses)
    {
        var count = (long)hits.Get + misses.Get;
        return Wilson.Of(hits.Get, count) is not var (low, high, n)
            ? count == 0
            : n == count && 0 <= low && low <= (double)hits.Get / count + 1e-12 && (double)hits.Get / count <= high + 1e-12 && high <= 1;
    }

    [Fact]
    public void A_rate_of_events_among_events_has_an_interval_and_a_rate_by_followers_has_none()
    {
        var values = new MeasureValues { [Measures.ClicksHuman] = 100, [Measures.Orders] = 10, [Measures.Followers] = 1000, [Measures.OwnActions] = 20 };

        Assert.Equal(KpiInterval.Of(Wilson.Of(10, 100)), KpiCatalog.Find("conversionRate")!.IntervalOf(values, Scope.Total));
        Assert.Null(KpiCatalog.Find("followerEngagementRate")!.IntervalOf(values, Scope.Total));
    }
}
