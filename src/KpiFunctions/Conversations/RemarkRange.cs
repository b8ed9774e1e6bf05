using KpiFunctions.Core.Kpis;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Conversations;

/// <summary>The days of a question to the sheets: parameters <c>from</c> and <c>to</c>.</summary>
internal static class RemarkRange
{
    private const int UsualDays = 30;

    /// <summary>A year and a day: a blob is read for each.</summary>
    private const int MostDays = 366;

    public static (Period? Period, BadParameter? Bad) Read(IQueryCollection query, DateOnly today)
    {
        if (!TryReadDay(query["to"], today, out var to)) return Bad("to", "Write a day as yyyy-MM-dd.");
        if (!TryReadDay(query["from"], DateOnly.FromDayNumber(Math.Max(0, to.DayNumber + 1 - UsualDays)), out var from)) return Bad("from", "Write a day as yyyy-MM-dd.");
        if (from > to) return Bad("from", "The range begins after it ends.");
        if (to.DayNumber - from.DayNumber >= MostDays) return Bad("from", $"The range is longer than {MostDays} days.");
        return (new Period(from, to), null);
    }

    private static bool TryReadDay(string? text, DateOnly otherwise, out DateOnly day)
    {
        day = otherwise;
        return string.IsNullOrEmpty(text) || IsoDay.TryParse(text, out day);
    }

    private static (Period?, BadParameter?) Bad(string name, string detail) => (null, new BadParameter(name, detail));
}
