using MathNet.Numerics.Distributions;

namespace KpiFunctions.Core.Trends;

/// <summary>Rule "weekday-anomaly": a day far from what its weekday was in the eight weeks before.</summary>
public static class DayAnomalies
{
    public const string Rule = "weekday-anomaly";

    /// <summary>
    /// Deviations. A stable series passes it about once in 400 days by chance, because the deviation is itself estimated from eight weeks.
    /// </summary>
    public const double Threshold = 4;

    /// <param name="isCount">Whole numbers that chance makes uneven.</param>
    /// <returns>In order of days.</returns>
    public static IEnumerable<TrendFinding> In(DailySeries series, bool isCount)
    {
        for (var at = 0; at < series.Length; at++)
        {
            if (series.Values[at] is not { } value) continue;
            var from = Math.Max(0, at - (7 * WeekdayBaseline.Weeks));
            if (WeekdayBaseline.For(series, from, at, at, isCount) is not { } baseline) continue;
            var score = baseline.Score(value);
            if (Math.Abs(score) >= Threshold) yield return new TrendFinding(Rule, series.DayOf(at), series.DayOf(at), value, baseline.Expected, score, ConfidenceOf(score));
        }
    }

    internal static double ConfidenceOf(double score) => 1 - (2 * Normal.CDF(0, 1, -Math.Abs(score)));
}
