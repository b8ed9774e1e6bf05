namespace KpiFunctions.Core.Trends;

/// <summary>One KPI of one scope, a value a day. Null: not known, which is no zero.</summary>
/// <param name="First">The day of the first value.</param>
public sealed record DailySeries(DateOnly First, IReadOnlyList<double?> Values)
{
    public int Length => Values.Count;

    public DateOnly DayOf(int index) => First.AddDays(index);

    /// <summary>0 to 6; only sameness matters.</summary>
    public int WeekdayOf(int index) => DayOf(index).DayNumber % 7;

    /// <summary>The same without the days that somebody explained (holidays, campaigns): they neither alarm nor teach.</summary>
    public DailySeries Without(Func<DateOnly, bool> isExplained) => this with { Values = [.. Values.Select((value, index) => isExplained(DayOf(index)) ? null : value)] };
}
