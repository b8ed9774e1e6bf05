using System.Globalization;
using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Records;

/// <summary>ISO 8601 times with an offset, as senders write them.</summary>
public static partial class TimeText
{
    /// <summary>UTC, milliseconds: the way times stand in ids and registry fields.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>
    /// "2026-03-01T09:30Z", "2026-03-01 09:30:00.123456789+02:00". False for everything without Z or an offset: guessing a zone would move
    /// the record to another day. Fractions are cut to milliseconds.
    /// </summary>
    public static bool TryParse(string text, out DateTimeOffset utc)
    {
        utc = default;
        var parts = Iso().Match(text);
        if (!parts.Success) return false;
        var seconds = parts.Groups["seconds"] is { Success: true } given ? given.Value : ":00";
        var zone = parts.Groups["zone"].Value is var z && z is "Z" or "z" ? "+00:00" : $"{z[..3]}:{z[^2..]}";
        var plain = $"{parts.Groups["day"].Value}T{parts.Groups["minutes"].Value}{seconds}{zone}";
        if (!DateTimeOffset.TryParseExact(plain, "yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)) return false;
        utc = time.ToUniversalTime().AddMilliseconds(Milliseconds(parts.Groups["fraction"].Value));
        return true;
    }

    /// <summary>Cut to milliseconds, UTC.</summary>
    public static DateTimeOffset ToMilliseconds(DateTimeOffset time)
    {
        var ticks = time.UtcTicks;
        return new DateTimeOffset(ticks - ticks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero);
    }

    private static int Milliseconds(string fraction) =>
        fraction.Length == 0 ? 0 : int.Parse(fraction.PadRight(3, '0').AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"\A(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ](?<minutes>[0-9]{2}:[0-9]{2})((?<seconds>:[0-9]{2})([.,](?<fraction>[0-9]{1,18}))?)?"
        + @"(?<zone>[Zz]|[+-][0-9]{2}:?[0-9]{2})\z",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Iso();
}
