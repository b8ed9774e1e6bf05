namespace KpiFunctions.Core.Trends;

/// <summary>
/// Rule "level-shift": the days since some day lie together above, or below, what the weeks before let expect: two-sided cumulative sums of the
/// deviations (Page, Continuous inspection schemes, 1954), each cut at <see cref="Cut"/>, so that one wild day is an anomaly and no new level. After a
/// shift the weeks before it say nothing any more: the rule is silent until the new level has <see cref="WeekdayBaseline.FewestDays"/> days.
/// </summary>
public static class LevelShifts
{
    public const string Rule = "level-shift";

    /// <summary>What is taken off every day's deviation: shifts of less than twice this are left alone.</summary>
    public const double Slack = 0.5;

    /// <summary>The sum that tells. Chosen by simulation: see the test of its false alarms.</summary>
    public const double Threshold = 8;

    /// <summary>The most that one day adds: three days at least make a level.</summary>
    public const double Cut = 3;

    // The days in which a shift may be going on before it is told must not teach what is usual.
    private const int Gap = 7;

    public static IEnumerable<TrendFinding> In(DailySeries series, bool isCount)
    {
        var start = 0;
        var (up, down) = (new Sum(1), new Sum(-1));
        for (var at = 0; at < series.Length; at++)
        {
            var from = Math.Max(start, at - Gap - (7 * WeekdayBaseline.Weeks));
            if (series.Values[at] is not { } value || WeekdayBaseline.For(series, from, at - Gap, at, isCount) is not { } baseline) continue;
            var score = baseline.Score(value);
            up.Add(at, score);
            down.Add(at, score);
            if ((up.Value > down.Value ? up : down) is not { Value: >= Threshold } told) continue;
            yield return Finding(series, told, at, isCount, from);
            start = told.Since;
            (up, down) = (new Sum(1), new Sum(-1));
        }
    }

    private static TrendFinding Finding(DailySeries series, Sum told, int at, bool isCount, int from)
    {
        var days = Enumerable.Range(told.Since, at - told.Since + 1).Where(index => series.Values[index] is not null).ToList();
        var actual = days.Average(index => series.Values[index]!.Value);
        var expected = days.Average(index => WeekdayBaseline.For(series, from, Math.Max(from, at - Gap), index, isCount)!.Expected);
        // Of a mean of n days, whose deviation is the root of n smaller.
        var score = told.Sign * (told.Value + (Slack * days.Count)) / Math.Sqrt(days.Count);
        return new TrendFinding(Rule, series.DayOf(told.Since), series.DayOf(at), actual, expected, score, DayAnomalies.ConfidenceOf(score));
    }

    private sealed class Sum(int sign)
    {
        public int Sign => sign;

        public double Value { get; private set; }

        /// <summary>The first day of the present run above zero.</summary>
        public int Since { get; private set; }

        public void Add(int at, double score)
        {
            if (Value == 0) Since = at;
            Value = Math.Max(0, Value + Math.Min(Cut, sign * score) - Slack);
        }
    }
}
