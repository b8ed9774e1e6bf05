using System.Globalization;

namespace KpiFunctions.Core.Records;

/// <summary>ISO 8601 times with an offset, as senders write them.</summary>
public static class TimeText
{
    /// <summary>UTC, milliseconds: the way times stand in ids and registry fields.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// "2026-03-01T09:30Z", "2026-03-01 09:30:00.123456789+02:00". False for everything without Z or an offset: guessing a zone would move
    /// the record to another day. Fractions are cut to milliseconds.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DateTimeOffset utc)
    {
        utc = default;
        var at = new TimeCursor(text);
        if (!at.Date(out var date) || !at.Any("Tt ") || !at.TimeOfDay(out var timeOfDay) || !at.Offset(out var offset) || !at.IsAtEnd) return false;
        var ticks = date.Ticks + timeOfDay.Ticks - offset.Ticks;
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks) return false;
        utc = new DateTimeOffset(ticks, TimeSpan.Zero);
        return true;
    }

    /// <summary>Cut to milliseconds, UTC.</summary>
    public static DateTimeOffset ToMilliseconds(DateTimeOffset time)
    {
        var ticks = time.UtcTicks;
        return new DateTimeOffset(ticks - ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
    }
}
