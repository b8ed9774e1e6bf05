using System.Globalization;

namespace KpiFunctions.Core.Alerts;

/// <summary>When nobody wants to be told: "22:00-07:00" in the reporting zone, over midnight too.</summary>
public sealed record QuietHours(TimeOnly From, TimeOnly To)
{
    /// <returns>Null when it is not written so, or says nothing because both ends are the same.</returns>
    public static QuietHours? TryParse(string text)
    {
        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        return ends.Length == 2 && Read(ends[0]) is { } from && Read(ends[1]) is { } to && from != to ? new QuietHours(from, to) : null;
    }

    /// <summary>When to tell what is known now: now, or when the quiet hours end. Where the clocks skip that hour, when they come out of it.</summary>
    public DateTimeOffset NextOpen(DateTimeOffset now, TimeZoneInfo zone)
    {
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var time = TimeOnly.FromDateTime(local.DateTime);
        // IsBetween takes the beginning and not the end.
        if (!time.IsBetween(From, To)) return now;
        var day = DateOnly.FromDateTime(local.DateTime);
        var end = (time < To ? day : day.AddDays(1)).ToDateTime(To);
        while (zone.IsInvalidTime(end)) end = end.AddMinutes(15);
        var open = new DateTimeOffset(end, zone.GetUtcOffset(end)).ToUniversalTime();
        return open > now ? open : now;
    }

    private static TimeOnly? Read(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
