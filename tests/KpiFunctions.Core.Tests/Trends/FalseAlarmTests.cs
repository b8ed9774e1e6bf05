using KpiFunctions.Core.Trends;
using Xunit.Abstractions;

namespace KpiFunctions.Core.Tests.Trends;

/// <summary>On series in which nothing happens, over 200 quarters each.</summary>
public sealed class FalseAlarmTests(ITestOutputHelper output)
{
    private const int Learning = 63;
    private const int Quarter = 91;
    private const int Series = 200;

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(20_000)]
    public void Weekday_anomalies_alarm_at_most_once_a_quarter_where_nothing_happens(double mean) =>
        AssertRare(seed => DayAnomalies.In(SimulatedSeries.Counts(seed, Learning + Quarter, mean), isCount: true), mean);

    [Theory]
    [InlineData(20)]
    [InlineData(200)]
    [InlineData(20_000)]
    public void Level_shifts_alarm_at_most_once_a_quarter_where_nothing_happens(double mean) =>
        AssertRare(seed => LevelShifts.In(SimulatedSeries.Counts(seed, Learning + Quarter, mean), isCount: true), mean);

    [Fact]
    public void A_steadily_growing_account_has_no_jumps()
    {
        var alarms = Enumerable.Range(0, Series).Sum(seed => FollowerJumps.In(Followers(seed)).Count(IsOfTheQuarter));

        Assert.InRange(alarms, 0, Series / 10);
    }

    [Fact]
    public void Posts_of_one_author_are_seldom_outliers()
    {
        var alarms = Enumerable.Range(0, Series).Sum(seed => EngagementOutliers.Among(Posts(seed)).Count());

        Assert.InRange(alarms, 0, Series);
    }

    private void AssertRare(Func<int, IEnumerable<TrendFinding>> detect, double mean)
    {
        var alarms = Enumerable.Range(0, Series).Sum(seed => detect(seed + (int)mean).Count(IsOfTheQuarter));

        output.WriteLine($"mean {mean}: {(double)alarms / Series} alarms a quarter");
        Assert.InRange((double)alarms / Series, 0, 1);
    }

    private static bool IsOfTheQuarter(TrendFinding finding) => finding.SeenOn >= SimulatedSeries.First.AddDays(Learning);

    private static DailySeries Followers(int seed)
    {
        var gains = SimulatedSeries.Counts(seed, Learning + Quarter, 80, spread: 0.3).Values;
        var total = 20_000.0;
        return new DailySeries(SimulatedSeries.First, [.. gains.Select(gain => (double?)(total += gain!.Value))]);
    }

    private static List<PostRate> Posts(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 30).Select(post => new PostRate($"p{post}", SimulatedSeries.First.AddDays(post), Math.Exp(MathNet.Numerics.Distributions.Normal.Sample(random, -3.5, 0.4))))];
    }
}
