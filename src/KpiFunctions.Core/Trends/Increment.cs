using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Trends;

/// <summary>
/// What a window brought beyond what the days before it let expect: the change in the window less the daily mean of the baseline times the window's days.
/// The baseline is no experiment: whatever else was different in the window counts as its effect too.
/// </summary>
/// <param name="Delta">Of the window, as the KPI itself; null without a value.</param>
/// <param name="Days">Of the window until its last day with a value.</param>
/// <param name="Readings">Days of the baseline with a value.</param>
/// <param name="BaselineDays">That the daily mean is over.</param>
/// <param name="Value">Delta less expected; null with the reason.</param>
/// <param name="Reason">no-data (in the window) or too-few-readings (in the baseline).</param>
public sealed record Increment(double? Delta, int Days, int Readings, int BaselineDays, double? DailyMean, double? Expected, double? Value, string? Reason)
{
    /// <summary>With fewer days with a value nobody knows what is usual.</summary>
    public const int FewestReadings = 7;

    /// <param name="series">The baseline and, from <paramref name="window"/> on, the window.</param>
    /// <param name="isCounted">False: values are changes since the reading before, so that the first of the baseline is of days before it.</param>
    public static Increment Of(DailySeries series, int window, bool isCounted)
    {
        var days = series.Values.Select((value, index) => (Index: index, Value: value)).Where(day => day.Value is not null).ToList();
        var before = days.Where(day => day.Index < window).ToList();
        var after = days.Where(day => day.Index >= window).ToList();
        double? delta = after.Count > 0 ? after.Sum(day => day.Value!.Value) : null;
        var length = after.Count > 0 ? after[^1].Index - window + 1 : 0;
        if (before.Count < FewestReadings) return new(delta, length, before.Count, 0, null, null, null, "too-few-readings");

        var counted = isCounted ? before : before[1..];
        var baseline = isCounted ? before.Count : before[^1].Index - before[0].Index;
        var mean = counted.Sum(day => day.Value!.Value) / baseline;
        return delta is null
            ? new(null, 0, before.Count, baseline, mean, null, null, "no-data")
            : new(delta, length, before.Count, baseline, mean, mean * length, delta - (mean * length), null);
    }

    /// <summary>Whether the KPI is a plain number that adds up over days and whose every part is known.</summary>
    public static bool IsOf(KpiDefinition kpi) =>
        kpi is { Denominator: null, Lacking: null, OnlyOfOnePost: false } && kpi.Numerator.Terms.All(term => term.Measure.Shape is MeasureShape.Counted or MeasureShape.Read);
}
