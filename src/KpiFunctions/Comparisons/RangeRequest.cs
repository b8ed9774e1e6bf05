using KpiFunctions.Core.Kpis;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Comparisons;

/// <summary>The range of days of a query: <c>from</c> and <c>to</c>, both included.</summary>
internal static class RangeRequest
{
    /// <summary>A year and a day: every day of the range is read.</summary>
    public const int MostDays = 366;

    private const int UsualDays = 30;

    /// <param name="last">The last day, where the query says none.</param>
    public static (Period? Period, BadParameter? Bad) Read(HttpRequest http, DateOnly last, string fromName = "from", string toName = "to", int usualDays = UsualDays)
    {
        if (ReadDay(http, toName, last) is not { } to) return (null, new(toName, "Write a day as yyyy-MM-dd."));
        if (ReadDay(http, fromName, DateOnly.FromDayNumber(Math.Max(0, to.DayNumber + 1 - usualDays))) is not { } from) return (null, new(fromName, "Write a day as yyyy-MM-dd."));
        if (from > to) return (null, new(fromName, "The range begins after it ends."));
        return to.DayNumber - from.DayNumber >= MostDays ? (null, new(fromName, $"The range is longer than {MostDays} days.")) : (new Period(from, to), null);
    }

    public static IResult Refuse(BadParameter bad) => Problems.Of(StatusCodes.Status400BadRequest, "parameter-invalid", bad.Detail, bad.Name);

    private static DateOnly? ReadDay(HttpRequest http, string name, DateOnly otherwise) =>
        http.Query[name].ToString() is not { Length: > 0 } text ? otherwise : IsoDay.TryParse(text, out var day) ? day : null;
}
