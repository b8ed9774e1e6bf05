using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// A row of an ads manager: one day of an ad (or ad set, or campaign), perhaps by a further breakdown. It is a cost of kind boost, and the day's amounts of the ad
/// account, which is an account of its own ("meta-ads:acme"): what ads reached must not mix with what posts reached by themselves. Rows name the ad by id where
/// they have one; files of two levels (ads and campaigns) say the same money twice.
/// </summary>
internal static class AdRows
{
    private static readonly string[][] Levels =
    [
        ["Campaign ID", "Campaign name"],
        ["Ad group ID", "Ad set ID", "Ad group name", "Ad set name"],
        ["Ad ID", "Ad name"],
        ["Age"],
        ["Gender"],
        ["Country"],
        ["Region"],
        ["Platform"],
        ["Placement"],
        ["Device platform"],
    ];

    /// <summary>Columns of which a row that is no sum names something in one at least.</summary>
    public static readonly IReadOnlyList<string> Names =
        ["Account name", "Account ID", "Campaign ID", "Campaign name", "Ad group ID", "Ad group name", "Ad set ID", "Ad set name", "Ad ID", "Ad name"];

    public static RecordFacts[] Of(string platform, CellRule day, string cost, CellRule currency, params ReadOnlySpan<(string Metric, CellRule Rule)> amounts) =>
    [
        RowFacts.Event(RecordType.Cost,
            ("costKind", Read.Fixed("boost")), ("id", Named(day, "@")), ("occurredAt", day), ("platform", Read.Fixed(platform)), ("campaign", Read.Text("Campaign name")),
            ("amount", Read.Money(cost)), ("currency", currency))
        with { When = row => row.HasAmount(cost) },
        RowFacts.DayOfAccount(platform, day, Account, amounts).With(("part", Named(null, "")), ("campaign", Read.Text("Campaign name"))),
    ];

    private static CellRule Account => Read.Text("Account name", "Account ID") with { Otherwise = context => context.Hints.Account ?? "all" };

    // "Campaign=Spring&Ad=1202@2026-03-01T12:00:00.000Z"
    private static CellRule Named(CellRule? day, string sign) => new([], CellKind.Text, (cell, _, _) => cell)
    {
        OfRow = (row, context) =>
        {
            if (RoundedIds.Find(row, "Campaign ID", "Ad group ID", "Ad set ID", "Ad ID") is { } rounded) return rounded;
            var ad = string.Join('&', Levels.Select(level => (level, cell: level.Select(column => row[column]).FirstOrDefault(cell => !CellText.IsMissing(cell))))
                .Where(each => each.cell is not null).Select(each => $"{each.level[0].Replace(" ID", "", StringComparison.Ordinal)}={Plain(each.cell!)}"));
            return day is null ? ad : day.Read(row, context) is { Text: { } at } ? $"{ad}{sign}{at}" : day.Read(row, context);
        },
    };

    private static string Plain(string name) => name.Replace("%", "%25", StringComparison.Ordinal).Replace("&", "%26", StringComparison.Ordinal);
}
