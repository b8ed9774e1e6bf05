namespace KpiFunctions.Core.Kpis;

public enum Interval
{
    Day,
    /// <summary>ISO weeks: Monday to Sunday.</summary>
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
    public IEnumerable<Period> Split(Interval interval)
    {
        for (var start = From; start <= To;)
        {
            var end = EndOf(start, interval);
            if (end > To) end = To;
            yield return new Period(start, end);
            start = end.AddDays(1);
        }
    }

    private DateOnly EndOf(DateOnly start, Interval interval) => interval switch
    {
        Interval.Day => start,
        Interval.Week => start.AddDays((7 - (int)start.DayOfWeek) % 7),
        Interval.Month => new DateOnly(start.Year, start.Month, DateTime.DaysInMonth(start.Year, start.Month)),
        _ => To,
    };
}
