namespace KpiFunctions.Core.Trends;

/// <summary>
/// What a day was to be expected to bring: the median of the weeks before, moved by what its weekday usually is above or below, with the robust
/// deviation of the past days around it. Values are taken by their square root, whose deviation depends little on the level for counts
/// (Anscombe, 1948) and which, unlike the logarithm, knows zero.
/// </summary>
/// <param name="Expected">In the KPI's unit.</param>
/// <param name="Deviation">Of the transformed values: of one day around its expectation.</param>
/// <param name="Days">Past days with a value.</param>
public sealed record WeekdayBaseline(double Expected, double Deviation, int Days)
{
    public const int Weeks = 8;

    /// <summary>Fewer past days give no baseline: three of each weekday.</summary>
    public const int FewestDays = 21;

    // Counts cannot be steadier than chance: the square root of a Poisson count has this deviation.
    private const double PoissonDeviation = 0.5;

    // A series that is not counted, such as a rate or money, may be steadier; below this share of its level no change is news.
    private const double LeastShare = 0.01;

    /// <summary>From the days in [from, to) of the series for the day at <paramref name="at"/>.</summary>
    /// <param name="isCount">Whole numbers that chance makes uneven.</param>
    /// <returns>Null when too few days are known, or a fifth of the days of a series that is not counted brought nothing: then its spread says nothing.</returns>
    public static WeekdayBaseline? For(DailySeries series, int from, int to, int at, bool isCount)
    {
        var past = Enumerable.Range(from, Math.Max(0, to - from)).Where(index => series.Values[index] is not null)
            .Select(index => (Weekday: series.WeekdayOf(index), Value: Transform(series.Values[index]!.Value))).ToList();
        if (past.Count < FewestDays || (!isCount && past.Count(day => day.Value == 0) * 5 > past.Count)) return null;
        var level = Robust.Median(past.Select(day => day.Value));
        var effects = past.GroupBy(day => day.Weekday).ToDictionary(same => same.Key, same => Robust.Median(same.Select(day => day.Value)) - level);
        var residuals = past.Select(day => day.Value - level - effects[day.Weekday]).ToList();
        var expected = level + effects.GetValueOrDefault(series.WeekdayOf(at));
        // Seven medians were fitted to the same days.
        var fitted = Math.Sqrt((double)past.Count / (past.Count - 7));
        var deviation = Math.Max(Robust.Deviation(residuals, 0) * fitted, Floor(expected, isCount));
        return new WeekdayBaseline(Math.Max(0, expected) * Math.Max(0, expected), deviation, past.Count);
    }

    /// <summary>How many deviations a value lies above (or below) what was expected.</summary>
    public double Score(double value) => (Transform(value) - Math.Sqrt(Expected)) / Deviation;

    internal static double Transform(double value) => Math.Sign(value) * Math.Sqrt(Math.Abs(value));

    private static double Floor(double expected, bool isCount) => isCount ? PoissonDeviation : Math.Max(LeastShare * Math.Abs(expected) / 2, 1e-9);
}
