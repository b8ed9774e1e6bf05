namespace KpiFunctions.Attribution;

/// <summary>Days before and after a day, as far as there are any.</summary>
internal static class DaysAround
{
    /// <summary>So many days before; not before the first day that there is.</summary>
    public static DateOnly Before(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - days));

    /// <summary>So many days after; not after the last day that there is.</summary>
    public static DateOnly After(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, day.DayNumber + days));
}
