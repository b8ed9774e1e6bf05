namespace KpiFunctions.Core.Kpis;

public enum Interval
{
    Day,
    /// <summary>Seven days from the one that weeks begin with.</summary>
    Week,
    Month,
    /// <summary>The whole range as one.</summary>
    Total,
}

/// <summary>Whole reporting days, both ends included.</summary>
public readonly record struct Period
{
    /// <exception cref="ArgumentException">The range is empty.</exception>
    public Period(DateOnly from, DateOnly to)
    {
        if (to < from) throw new ArgumentException($"The period ends ({to:o}) before it begins ({from:o}).", nameof(to));
        From = from;
        To = to;
    }

    public DateOnly From { get; }

    public DateOnly To { get; }

    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>The same number of days just before.</summary>
    public Period Previous => new(From.AddDays(-Days), From.AddDays(-1));

    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>Cut at the interval's boundaries; the first and last part may be shorter.</summary>
    /// <param name="weekStart">The day that weeks begin with.</param>
    public IEnumerable<Period> Split(Interval interval, DayOfWeek weekStart)
    {
        for (var start = From; start <= To;)
        {
            var end = EndOf(start, interval, weekStart);
            if (end > To) end = To;
            yield return new Period(start, end);
            start = end.AddDays(1);
        }
    }

    /// <summary>The last whole week that ends by the day.</summary>
    public static Period WeekBy(DateOnly day, DayOfWeek weekStart)
    {
        var next = WeekOf(day.AddDays(1), weekStart);
        return new Period(next.AddDays(-7), next.AddDays(-1));
    }

    /// <summary>The first day of the day's week.</summary>
    public static DateOnly WeekOf(DateOnly day, DayOfWeek weekStart) => day.AddDays(-(((int)day.DayOfWeek - (int)weekStart + 7) % 7));

    private DateOnly EndOf(DateOnly start, Interval interval, DayOfWeek weekStart) => interval switch
    {
        Interval.Day => start,
        Interval.Week => WeekOf(start, weekStart).AddDays(6),
        Interval.Month => new DateOnly(start.Year, start.Month, DateTime.DaysInMonth(start.Year, start.Month)),
        _ => To,
    };
}
