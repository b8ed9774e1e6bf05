using System.Globalization;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Postbacks;

/// <summary>Times as networks write them: seconds or milliseconds since 1970, ISO 8601, or the clock of the network's zone.</summary>
internal static class PostbackTimes
{
    private static readonly string[] WithOffset = ["yyyyMMdd'T'HHmmsszzz", "yyyy-MM-dd HH:mm:ss zzz", "yyyy-MM-dd HH:mm:sszzz"];

    private static readonly string[] OfZone =
        ["yyyy-MM-dd HH:mm:ss.FFFFFFF", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm"];

    /// <summary>ISO 8601 with Z. What cannot be read, or was on no clock of the zone, comes back as it is and is refused by name.</summary>
    public static string ToIso(string text, TimeZoneInfo zone)
    {
        var time = text.Trim();
        if (time.Length > 0 && time.All(char.IsAsciiDigit)) return Times.FromUnix(time);
        if (TimeText.TryParse(time, out var utc)) return TimeText.Format(utc);
        const DateTimeStyles strict = DateTimeStyles.None;
        if (DateTimeOffset.TryParseExact(time, WithOffset, CultureInfo.InvariantCulture, strict, out var stated)) return TimeText.Format(stated);
        return DateTime.TryParseExact(time, OfZone, CultureInfo.InvariantCulture, strict, out var local) && local.Year is > 1 and < 9999 && !zone.IsInvalidTime(local)
            ? TimeText.Format(new DateTimeOffset(local, zone.GetUtcOffset(local)))
            : text;
    }
}
