using KpiFunctions.Reading;
using Microsoft.AspNetCore.Http;

namespace KpiFunctions.Browser.Tests;

/// <summary>What a small brand's API answers for the last four weeks of March 2026. The tests' expectations are written against these numbers.</summary>
internal static class SampleAnswers
{
    public static Dictionary<string, Func<HttpRequest, IResult>> All() => new(CannedFiles.All(), StringComparer.Ordinal)
    {
        ["/kpis/definitions"] = _ => Results.Json(Definitions),
        ["/kpis"] = request => Kpis(request),
        ["/kpis/leaderboard"] = request => Leaderboard(request, ("lena", "Lena Fit"), ("unknown", null)),
        ["/registry"] = request => new DescribeRegistry().Run(request),
        ["/imports"] = _ => Results.Json(Imports),
        ["/imports/i-1/rejects"] = _ => Results.Text("row,reason\n3,time-missing\n", "text/csv"),
    };

    private static readonly (string Name, string Title, string Unit, string Formula, string? Base, string Direction)[] Catalogue =
    [
        ("revenueNet", "Net revenue", "money", "revenueGross - refundedAmount", null, "up"),
        ("cost", "Cost", "money", "cost", null, "down"),
        ("roi", "ROI", "ratio", "(revenueGross - refundedAmount - cost) / cost", "cost", "up"),
        ("orders", "Orders", "count", "orders", null, "up"),
        ("clicks", "Clicks", "count", "clicksHuman", null, "up"),
        ("conversionRate", "Conversion rate", "ratio", "orders / clicksHuman", "clicksHuman", "up"),
        ("engagements", "Engagements", "count", "likes + comments + shares + saves", null, "up"),
        ("grossReach", "Gross reach", "count", "postReach", null, "up"),
        ("followers", "Followers", "count", "followers", null, "up"),
        ("netFollowerGrowth", "Net follower growth", "count", "followersNet", null, "up"),
        ("engagementRateByReach", "Engagement rate by reach", "ratio", "engagementsWithReach / postReach", "postReach", "up"),
        ("impressions", "Impressions", "count", "impressions", null, "up"),
        ("sessions", "Website sessions", "count", "sessions", null, "up"),
        ("creatorFollowers", "Creators' followers", "count", "creatorFollowers", null, "up"),
        ("roas", "ROAS", "ratio", "(revenueGross - refundedAmount) / cost", "cost", "up"),
    ];

    public static readonly object Definitions = new
    {
        version = 1,
        kpis = Catalogue.Select(kpi => new { kpi.Name, kpi.Title, kpi.Unit, kpi.Formula, kpi.Base, clock = "activity", version = 1, source = "house", kpi.Direction }),
        measures = new[] { new { name = "clicksHuman", title = "Human clicks", unit = "count", shape = "counted" }, new { name = "cost", title = "Cost", unit = "money", shape = "counted" } },
    };

    /// <summary>30 March is closed, 31 March is provisional; the previous period earned 1000.00 and the current one 1234.56 (for a currency of two digits).</summary>
    /// <param name="daysBefore">How many days of the previous period have numbers.</param>
    public static IResult Kpis(HttpRequest request, string currency = "EUR", Dictionary<string, object>? values = null, bool empty = false, int daysBefore = 2)
    {
        string from = request.Query["from"]!, to = request.Query["to"]!, interval = request.Query["interval"]!;
        object[] points = empty ? [] :
            [Point("2026-03-30", "2026-03-30", "final", Values(100_000, 3)), Point("2026-03-31", "2026-03-31", "provisional", Values(23_456, 1))];
        return Results.Json(new
        {
            scope = (string?)request.Query["scope"],
            from,
            to,
            interval,
            zone = "UTC",
            currency,
            definitions = 1,
            points,
            total = Point(from, to, empty ? "never" : "provisional", values ?? Values(123_456, 4)),
            previous = new { from = "2026-02-04", to = "2026-03-03", points = Before(daysBefore), total = Point("2026-02-04", "2026-03-03", "final", Values(100_000, 5)) },
        });
    }

    private static object[] Before(int days) =>
        [.. Enumerable.Range(2, days).Select(day => Point($"2026-03-{day:D2}", $"2026-03-{day:D2}", "final", Values(50_000, 2)))];

    public static IResult Leaderboard(HttpRequest request, params (string Member, string? Label)[] members) => Results.Json(new
    {
        dimension = (string?)request.Query["dimension"],
        currency = "EUR",
        items = request.Query["dimension"] == "campaign"
            ? [new { member = "spring, early", label = (string?)"Spring", values = Values(1, 1) }]
            : request.Query["dimension"] == "platform"
            ? [new { member = "instagram", label = (string?)null, values = Values(1, 1) }]
            : request.Query["dimension"] == "post"
            ? [new { member = "instagram:1", label = (string?)"First run 🏃", values = Values(7_700, 3) }]
            : members.Select(each => new { member = each.Member, label = each.Label, values = Values(5_000, 2) }).ToArray(),
        continuation = (string?)null,
    });

    public static Dictionary<string, object> Values(long revenue, long orders) => new()
    {
        ["revenueNet"] = Number(revenue),
        ["cost"] = Number(0),
        ["roi"] = Missing("denominator-zero"),
        ["orders"] = Number(orders),
        ["clicks"] = Number(200),
        ["conversionRate"] = Number(0.034),
        ["engagements"] = Number(12_345_678),
        ["grossReach"] = Missing("no-data"),
        ["followers"] = Number(48_000),
        ["netFollowerGrowth"] = Number(-120),
        ["engagementRateByReach"] = Number(0.0412),
        ["impressions"] = Number(100_000),
        ["sessions"] = Number(1_234),
        ["creatorFollowers"] = Number(52_000),
        ["roas"] = Number(4.2),
    };

    public static object Number(double value) => new { value };

    public static object Missing(string reason) => new { value = (double?)null, reason };

    private static object Point(string from, string to, string state, Dictionary<string, object> values) =>
        new { from, to, state, asOf = state == "never" ? null : "2026-03-31T09:30:00Z", values };

    private static readonly object Imports = new
    {
        items = new object[]
        {
            Import("i-1", "brand/orders.csv", "done", rows: 10, accepted: 8, rejected: 2, problem: null),
            Import("i-2", "brand/old.xls", "quarantined", rows: 0, accepted: 0, rejected: 0, problem: "The file is not text."),
        },
        continuation = (string?)null,
    };

    private static object Import(string id, string blob, string state, int rows, int accepted, int rejected, string? problem) => new
    {
        id,
        blob,
        state,
        dialect = "shopify-orders",
        seenAt = "2026-03-30T08:00:00Z",
        finishedAt = (string?)null,
        bytes = 100,
        rows,
        accepted,
        rejected,
        problem,
        sameAs = (string?)null,
        rejects = rejected > 0 ? $"/imports/{id}/rejects" : null,
    };
}
