using KpiFunctions.Core.Trends;
using Xunit.Abstractions;

namespace KpiFunctions.Core.Tests.Trends;

/// <summary>How soon a shift of the level is told, in the middle of 200 seeded series of 200 a day with a spread of a tenth (docs/findings.md).</summary>
public sealed class DetectionTests(ITestOutputHelper output)
{
    private const int Series = 200;
    private const int ShiftAt = 84;

    [Theory]
    [InlineData(0.5, 5, 0.97)]
    [InlineData(0.2, 10, 0.95)]
    [InlineData(0.1, 35, 0.5)]
    [InlineData(-0.5, 5, 0.97)]
    [InlineData(-0.2, 10, 0.95)]
    public void A_shift_is_told_within_days(double shift, int days, double share)
    {
        var delays = Enumerable.Range(0, Series).Select(seed => Delay(seed, shift)).ToList();

        var told = delays.OfType<int>().Order().ToList();
        output.WriteLine($"shift {shift:P0}: told {told.Count} of {Series}, median delay {(told.Count == 0 ? -1 : told[told.Count / 2])} days");
        Assert.True(told.Count >= share * Series, $"told {told.Count} of {Series}");
        Assert.InRange(told[told.Count / 2], 1, days);
    }

    [Theory]
    [InlineData(0.5, 0.5)]
    [InlineData(0.2, 0.02)]
    [InlineData(0.1, 0)]
    public void A_day_that_is_off_by_a_share_is_told_on_its_evening_so_often(double shift, double share)
    {
        var told = Enumerable.Range(0, Series).Count(seed => DayAnomalies.In(SimulatedSeries.Counts(seed + 5000, ShiftAt + 1, 2_000, shift, ShiftAt, spread: 0.08), isCount: true)
            .Any(finding => finding.Day == SimulatedSeries.First.AddDays(ShiftAt)));

        output.WriteLine($"one day {shift:P0} up: told {told} of {Series}");
        Assert.InRange(told, (int)(share * Series), Series);
    }

    [Fact]
    public void A_single_wild_day_is_an_anomaly_and_no_new_level()
    {
        var series = SimulatedSeries.Counts(7, 140, 200);
        var wild = series with { Values = [.. series.Values.Select((value, day) => day == 100 ? value * 4 : value)] };

        Assert.Contains(DayAnomalies.In(wild, isCount: true), finding => finding.Day == SimulatedSeries.First.AddDays(100) && finding.Score > 4);
        Assert.Empty(LevelShifts.In(wild, isCount: true));
    }

    [Fact]
    public void What_somebody_explained_is_no_finding()
    {
        var series = SimulatedSeries.Counts(7, 140, 200);
        var holiday = SimulatedSeries.First.AddDays(100);
        var wild = series with { Values = [.. series.Values.Select((value, day) => day == 100 ? 0 : value)] };

        Assert.DoesNotContain(DayAnomalies.In(wild.Without(day => day == holiday), isCount: true), finding => finding.Day == holiday);
    }

    [Fact]
    public void Three_weeks_are_needed_before_anything_is_told()
    {
        var values = Enumerable.Range(0, 20).Select(_ => (double?)100).Append(1_000_000).ToList();

        Assert.Empty(DayAnomalies.In(new DailySeries(SimulatedSeries.First, values), isCount: true));
    }

    [Fact]
    public void Money_that_comes_every_other_day_is_never_unusual()
    {
        var values = Enumerable.Range(0, 90).Select(day => (double?)(day % 2 == 0 ? 0 : 5_000 + day)).Append(90_000).ToList();

        Assert.Empty(DayAnomalies.In(new DailySeries(SimulatedSeries.First, values), isCount: false));
    }

    [Fact]
    public void A_thousand_followers_overnight_are_a_jump()
    {
        var values = Enumerable.Range(0, 40).Select(day => (double?)(20_000 + (day * 20) + (day >= 30 ? 1_500 : 0))).ToList();

        var jump = Assert.Single(FollowerJumps.In(new DailySeries(SimulatedSeries.First, values)));

        Assert.Equal((SimulatedSeries.First.AddDays(30), 1_520.0, 20.0), (jump.Day, jump.Actual, jump.Expected));
    }

    [Fact]
    public void A_post_with_ten_times_the_usual_engagement_is_an_outlier()
    {
        var posts = Enumerable.Range(0, 10).Select(post => new PostRate($"p{post}", SimulatedSeries.First.AddDays(post), 0.02 + (post * 0.001))).Append(new PostRate("viral", SimulatedSeries.First, 0.25)).ToList();

        var (post, finding) = Assert.Single(EngagementOutliers.Among(posts));

        Assert.Equal("viral", post.Post);
        Assert.Equal(Math.Sqrt(0.024 * 0.025), finding.Expected, 1e-9);
    }

    private static int? Delay(int seed, double shift)
    {
        var series = SimulatedSeries.Counts(seed + 1000, ShiftAt + 42, 200, shift, ShiftAt);
        var told = LevelShifts.In(series, isCount: true).FirstOrDefault(finding => finding.SeenOn >= SimulatedSeries.First.AddDays(ShiftAt) && finding.Score > 0 == shift > 0);
        return told is null ? null : told.SeenOn.DayNumber - SimulatedSeries.First.DayNumber - ShiftAt + 1;
    }
}
