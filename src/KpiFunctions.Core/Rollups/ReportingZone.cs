namespace KpiFunctions.Core.Rollups;

/// <summary>Days of the reporting time zone: half-open UTC windows of 23, 24 or 25 hours.</summary>
public sealed class ReportingZone(TimeZoneInfo zone)
{
    public string Id => zone.Id;

    public DateOnly DayOf(DateTimeOffset time) => DateOnly.FromDateTime(LocalTimeOf(time));

    /// <summary>What the clocks of the zone show.</summary>
    public DateTime LocalTimeOf(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, zone).DateTime;

    /// <summary>The manifest's day in its zone.</summary>
    public static DayWindow WindowOf(Manifest manifest) => new ReportingZone(TimeZoneInfo.FindSystemTimeZoneById(manifest.Zone)).WindowOf(manifest.Day);

    public DayWindow WindowOf(DateOnly day) => new(day, StartOf(day), StartOf(day.AddDays(1)));

    /// <summary>The two or three UTC days whose folders hold the day's records.</summary>
    public IEnumerable<DateOnly> UtcDaysOf(DateOnly day)
    {
        var window = WindowOf(day);
        var last = DateOnly.FromDateTime(window.End.UtcDateTime.AddTicks(-1));
        for (var utc = DateOnly.FromDateTime(window.Start.UtcDateTime); utc <= last; utc = utc.AddDays(1)) yield return utc;
    }

    /// <summary>The reporting days that a UTC day's folder may hold records of.</summary>
    public IEnumerable<DateOnly> DaysOverlapping(DateOnly utcDay)
    {
        var start = new DateTimeOffset(utcDay.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero);
        var last = DayOf(start.AddDays(1).AddTicks(-1));
        for (var day = DayOf(start); day <= last; day = day.AddDays(1)) yield return day;
    }

    // Where the clocks jump over midnight the day starts at the first instant that exists.
    private DateTimeOffset StartOf(DateOnly day)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight)) midnight = midnight.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(midnight) ? zone.GetAmbiguousTimeOffsets(midnight).Max() : zone.GetUtcOffset(midnight);
        return new DateTimeOffset(midnight, offset).ToUniversalTime();
    }
}

/// <summary>[Start, End) in UTC.</summary>
public readonly record struct DayWindow(DateOnly Day, DateTimeOffset Start, DateTimeOffset End)
{
    public bool Contains(DateTimeOffset time) => Start <= time && time < End;
}
