using System.Globalization;
using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Members;

/// <summary>The query of GET /members/unresolved, read and checked.</summary>
/// <param name="Only">Null: every dimension.</param>
internal sealed record UnresolvedRequest(DateOnly From, DateOnly To, UnresolvedKind? Only, int Size, int Skip, bool WithSamples)
{
    private const int UsualDays = 90;

    /// <summary>A year and a day: each day's audit is read.</summary>
    private const int MostDays = 366;

    private static readonly string Dimensions = string.Join(", ", UnresolvedKind.All.Select(kind => kind.Name));

    public static (UnresolvedRequest? Request, BadParameter? Bad) Read(HttpRequest http, DateOnly today)
    {
        if (!TryReadDay(http, "to", today, out var to)) return Bad("to", "Write a day as yyyy-MM-dd.");
        if (!TryReadDay(http, "from", DateOnly.FromDayNumber(Math.Max(0, to.DayNumber + 1 - UsualDays)), out var from)) return Bad("from", "Write a day as yyyy-MM-dd.");
        if (from > to) return Bad("from", "The range begins after it ends.");
        if (to.DayNumber - from.DayNumber >= MostDays) return Bad("from", $"The range is longer than {MostDays} days.");
        var dimension = http.Query["dimension"].ToString();
        if (dimension.Length > 0 && UnresolvedKind.Find(dimension) is null) return Bad("dimension", $"'dimension' is none of: {Dimensions}.");
        if (PageSize.Read(http) is not { } size) return (null, PageSize.Bad);
        if (!TryReadSkip(http, out var skip)) return Bad("continuation", "Pass the value of the page before.");
        if (http.Query["samples"].ToString() is not ("" or "true" or "false")) return Bad("samples", "true or false.");
        return (new UnresolvedRequest(from, to, UnresolvedKind.Find(dimension), size, skip, http.Query["samples"] != "false"), null);
    }

    private static bool TryReadDay(HttpRequest http, string name, DateOnly otherwise, out DateOnly day)
    {
        day = otherwise;
        return http.Query[name].ToString() is not { Length: > 0 } text || IsoDay.TryParse(text, out day);
    }

    private static bool TryReadSkip(HttpRequest http, out int skip)
    {
        skip = 0;
        return http.Query["continuation"].ToString() is not { Length: > 0 } text || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out skip);
    }

    private static (UnresolvedRequest?, BadParameter?) Bad(string name, string detail) => (null, new BadParameter(name, detail));
}
