using KpiFunctions.Core.Kpis;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Reading;

/// <summary>What is wrong with a query parameter.</summary>
internal sealed record BadParameter(string Name, string Detail);

/// <summary>The query of GET /kpis and GET /kpis/leaderboard, read and checked.</summary>
internal sealed record KpiRequest
{
    /// <summary>Ten years: beyond that somebody mistyped a year.</summary>
    private const int MostDays = 3660;

    public required IReadOnlyList<KpiDefinition> Kpis { get; init; }

    public required Scope Scope { get; init; }

    /// <summary>Null: no filter besides the scope.</summary>
    public Where? Where { get; init; }

    /// <summary>For questions that are not answered from rows of a scope.</summary>
    public BadParameter? RefusedWhere => Where is null ? null : new("where", "This question takes no such filter; GET /kpis, /kpis/leaderboard, /kpis/explain and /funnel do.");

    public required Period Period { get; init; }

    public Interval Interval { get; init; }

    public bool ComparePrevious { get; init; }

    public bool AsCsv { get; init; }

    /// <param name="scopeParameter">"scope" of a series, "within" of a leaderboard.</param>
    /// <param name="listed">The dimension of a leaderboard.</param>
    public static (KpiRequest? Request, BadParameter? Bad) Read(HttpRequest http, string scopeParameter, DateOnly today, Dimension? listed = null)
    {
        var query = http.Query;
        var names = Split(query["kpis"]);
        if (names.FirstOrDefault(name => KpiCatalog.Find(name) is null) is { } unknown)
            return Bad("kpis", WhyUnknown(unknown));
        if (Scope.TryParse(query[scopeParameter].ToString()) is not { } scope)
            return Bad(scopeParameter, "Write it as campaign=spring, influencer=…, platform=…, post=…, link=…, campaign=…,influencer=… or campaign=…,platform=…; empty means everything.");
        if (Where.Read(query["where"].ToString(), scope, listed) is (var where, var badWhere) && badWhere is not null) return (null, badWhere);
        if (ReadDay(query["to"], today) is not { } to) return Bad("to", "Write a day as yyyy-MM-dd.");
        if (ReadDay(query["from"], to.AddDays(-29)) is not { } from) return Bad("from", "Write a day as yyyy-MM-dd.");
        if (from > to) return Bad("from", "The range begins after it ends.");
        if (to.DayNumber - from.DayNumber >= MostDays) return Bad("from", $"The range is longer than {MostDays} days.");
        if (ReadInterval(query["interval"].ToString()) is not { } interval) return Bad("interval", "day, week, month or total.");
        if (query["compare"].ToString() is not ("" or "previous" or "none")) return Bad("compare", "previous or none.");
        if (query["format"].ToString() is not ("" or "json" or "csv")) return Bad("format", "json or csv.");
        return (new KpiRequest
        {
            Kpis = names.Count == 0 ? KpiCatalog.All : [.. names.Select(name => KpiCatalog.Find(name)!)],
            Scope = scope,
            Where = where,
            Period = new Period(from, to),
            Interval = interval,
            ComparePrevious = query["compare"] == "previous",
            AsCsv = query["format"] == "csv" || (query["format"] == "" && http.Headers.Accept.ToString().StartsWith("text/csv", StringComparison.Ordinal)),
        }, null);
    }

    /// <summary>What to say to somebody who names a KPI that the rows do not have.</summary>
    public static string WhyUnknown(string name) => AnsweredElsewhere.Find(name) is { } known
        ? $"'{name}' needs more than the daily rows: {known.Call} answers it as '{known.Field}'."
        : $"'{name}' is no KPI; GET /kpis/definitions lists them.";

    private static (KpiRequest?, BadParameter?) Bad(string name, string detail) => (null, new BadParameter(name, detail));

    private static List<string> Split(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.Ordinal)];

    private static DateOnly? ReadDay(string? text, DateOnly otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise : IsoDay.TryParse(text, out var day) ? day : null;

    private static Interval? ReadInterval(string text) => text switch
    {
        "" or "day" => Interval.Day,
        "week" => Interval.Week,
        "month" => Interval.Month,
        "total" => Interval.Total,
        _ => null,
    };
}
