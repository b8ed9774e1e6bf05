using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Attribution;

/// <summary>Query parameters <c>from</c> and <c>to</c>: reporting days, both included.</summary>
internal sealed record DayRange(DateOnly From, DateOnly To)
{
    /// <summary>A year and a day: each day's sheets are read.</summary>
    public const int MostDays = 366;

    public static (DayRange? Range, BadParameter? Bad) Read(HttpRequest http, DateOnly today, int usualDays)
    {
        if (!TryReadDay(http, "to", today, out var to)) return Bad("to", "Write a day as yyyy-MM-dd.");
        if (!TryReadDay(http, "from", DateOnly.FromDayNumber(Math.Max(0, to.DayNumber + 1 - usualDays)), out var from)) return Bad("from", "Write a day as yyyy-MM-dd.");
        if (from > to) return Bad("from", "The range begins after it ends.");
        if (to.DayNumber - from.DayNumber >= MostDays) return Bad("from", $"The range is longer than {MostDays} days.");
        return (new DayRange(from, to), null);
    }

    /// <summary>So many days before; not before the first day that there is.</summary>
    public static DateOnly Before(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Max(0, day.DayNumber - days));

    /// <summary>So many days after; not after the last day that there is.</summary>
    public static DateOnly After(DateOnly day, int days) => DateOnly.FromDayNumber(Math.Min(DateOnly.MaxValue.DayNumber, day.DayNumber + days));

    private static bool TryReadDay(HttpRequest http, string name, DateOnly otherwise, out DateOnly day)
    {
        day = otherwise;
        return http.Query[name].ToString() is not { Length: > 0 } text || IsoDay.TryParse(text, out day);
    }

    private static (DayRange?, BadParameter?) Bad(string name, string detail) => (null, new BadParameter(name, detail));
}
