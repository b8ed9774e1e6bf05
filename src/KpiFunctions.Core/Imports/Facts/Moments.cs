namespace KpiFunctions.Core.Imports.Facts;

/// <summary>Written dates to moments in UTC.</summary>
internal static class Moments
{
    private static readonly TimeOnly Noon12 = new(12, 0);

    /// <summary>Null for what is no date; a date without year is the latest such day that was over or under way at the export.</summary>
    public static DateTimeOffset? Noon(string cell, RowContext context) =>
        DateText.Parse(cell, context.Habits.Dates) is { } written && DayOf(written, context) is { } day ? InZone(day, Noon12, context.Zone) : null;

    /// <summary>As <see cref="Noon"/>, at the time of day that is written.</summary>
    public static DateTimeOffset? Time(string cell, RowContext context)
    {
        if (DateText.Parse(cell, context.Habits.Dates) is not { } written || DayOf(written, context) is not { } day) return null;
        var time = written.Time ?? Noon12;
        return written.Offset is { } offset ? new DateTimeOffset(day.ToDateTime(time) - offset, TimeSpan.Zero) : InZone(day, time, context.Zone);
    }

    private static DateOnly? DayOf(WrittenDate written, RowContext context)
    {
        if (written.Year is { } year) return year is > 0 and < 9999 ? written.InYear(year) : null;
        var exported = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.ExportedAt, context.Zone).Date);
        return Enumerable.Range(0, 8).Select(back => written.InYear(exported.Year - back)).FirstOrDefault(day => day <= exported);
    }

    // A time that the change to summer time skips is read an hour on, as clocks are.
    private static DateTimeOffset InZone(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(local)) local = local.AddHours(1);
        return new DateTimeOffset(local - zone.GetUtcOffset(local), TimeSpan.Zero);
    }
}
