using KpiFunctions.Core.Kpis;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Reading;

/// <summary>The query parameters <c>from</c> and <c>to</c> of what looks at every day by itself: 30 days unless said, at most a year and a day.</summary>
internal static class DayRange
{
    private const int UsualDays = 30;
    private const int MostDays = 366;

    public static (Period? Period, BadParameter? Bad) Read(HttpRequest http, DateOnly today)
    {
        if (Day(http, "to", today) is not { } to) return Bad("to", "Write a day as yyyy-MM-dd.");
        if (Day(http, "from", DateOnly.FromDayNumber(Math.Max(0, to.DayNumber + 1 - UsualDays))) is not { } from) return Bad("from", "Write a day as yyyy-MM-dd.");
        if (from > to) return Bad("from", "The range begins after it ends.");
        return to.DayNumber - from.DayNumber >= MostDays ? Bad("from", $"The range is longer than {MostDays} days.") : (new Period(from, to), null);
    }

    private static DateOnly? Day(HttpRequest http, string name, DateOnly otherwise)
    {
        if (http.Query[name].ToString() is not { Length: > 0 } text) return otherwise;
        return IsoDay.TryParse(text, out var day) ? day : null;
    }

    private static (Period?, BadParameter?) Bad(string name, string detail) => (null, new BadParameter(name, detail));
}
