using System.Text.RegularExpressions;
using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Google Analytics 4, reports and free-form explorations: comment lines, then a table of any dimensions and metrics, perhaps several tables. A file is read when it
/// says its days: a dimension <c>Date</c>, or a period of one day in the comments. The account is the property ("web:acme.com"), each row the part of
/// its day that the other dimensions name. Tables by "Nth day" are passed over. Rates, averages and amounts of money (the file has no currency) are not read.
/// </summary>
internal static partial class GoogleAnalytics
{
    private static readonly (string Metric, string[] Columns)[] Amounts =
    [
        (Metrics.Sessions, ["Sessions"]),
        (Metrics.EngagedSessions, ["Engaged sessions"]),
        (Metrics.ActiveUsers, ["Active users", "Users", "Total users"]),
        (Metrics.NewUsers, ["New users"]),
        (Metrics.PageViews, ["Views"]),
        (Metrics.SiteEvents, ["Event count"]),
        (Metrics.KeyEvents, ["Key events", "Conversions"]),
        (Metrics.EngagementSeconds, ["User engagement"]),
    ];

    private static readonly HashSet<string> AmountColumns = new(Amounts.SelectMany(amount => amount.Columns), StringComparer.OrdinalIgnoreCase);

    private static readonly string[] RateWords = ["rate", "per ", "average", "revenue", "time", "returning users"];

    public static readonly Dialect Dialect = new()
    {
        Name = "google-analytics",
        Namespace = "google-analytics",
        RecognizedBy = [],
        AndBy = (header, preamble) => preamble.Any(line => line.StartsWith('#'))
            && !header.Names[0].StartsWith("Nth ", StringComparison.OrdinalIgnoreCase)
            && header.Names.Any(AmountColumns.Contains) && DimensionsOf(header).Count > 0,
        HasBlocks = true,
        Totals = new TotalRows(["Grand total", "Total", "Totals"], BlankFirst: true),
        Refuse = Refuse,
        RecordsOf = layout => [Facts(layout)],
    };

    private static Unreadable? Refuse(Layout layout, FileHints hints)
    {
        if (layout.IndexOf("Date") < 0 && OnlyDay(layout.Preamble) is null)
            return new(UnreadableReason.PeriodOnly, "The report sums up several days. Add the dimension Date, or export each day by itself.");
        return PropertyOf(layout.Preamble) is null && hints.Account is null
            ? new(UnreadableReason.AccountMissing, "The file names no property: put it into a folder named @<site>, or set the blob's metadata 'account'.")
            : null;
    }

    private static RecordFacts Facts(Layout layout)
    {
        var day = layout.IndexOf("Date") >= 0 ? Read.Day("Date") : Read.Day() with { Otherwise = context => NoonOf(OnlyDay(layout.Preamble)!, context) };
        var account = Read.Account() with { Otherwise = context => context.Hints.Account ?? PropertyOf(layout.Preamble) };
        var amounts = Amounts.Select(amount => (amount.Metric, Read.Count(amount.Columns))).ToArray();
        var dimensions = DimensionsOf(layout.Header).Where(name => !name.Equals("Date", StringComparison.OrdinalIgnoreCase)).ToList();
        return RowFacts.DayOfAccount("web", day, account, amounts).With(("part", Part(dimensions)));
    }

    // "Session primary channel group (Default Channel Group)=Organic Social", one for each dimension. A value's own signs must not look like another dimension.
    private static CellRule Part(List<string> dimensions) => new([], CellKind.Text, (cell, _, _) => cell)
    {
        OfRow = (row, _) => dimensions.Count == 0 ? null : string.Join('&', dimensions.Select(name => $"{name}={Plain(row[name])}")),
    };

    private static string? Plain(string? value) => value?.Replace("%", "%25", StringComparison.Ordinal).Replace("&", "%26", StringComparison.Ordinal);

    private static CellReading NoonOf(string day, RowContext context) => Moments.Noon(day, context) is { } noon ? TimeText.Format(noon) : default(CellReading);

    private static List<string> DimensionsOf(HeaderRow header) =>
        [.. header.Names.Where(name => name.Length > 0 && !AmountColumns.Contains(name) && !RateWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)))];

    /// <returns>The day, yyyyMMdd, when the comments name a period of one day.</returns>
    private static string? OnlyDay(IReadOnlyList<string> preamble)
    {
        var days = preamble.Where(line => line.StartsWith('#')).SelectMany(line => Days().Matches(line)).Select(match => match.Value).Distinct().ToList();
        return days.Count == 1 ? days[0] : null;
    }

    private static string? PropertyOf(IReadOnlyList<string> preamble) =>
        preamble.Select(line => Property().Match(line)).FirstOrDefault(match => match.Success)?.Groups["name"].Value.Trim().TrimEnd(',');

    [GeneratedRegex(@"(?<![0-9])20[0-9]{6}(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Days();

    [GeneratedRegex(@"^# (?:Property|Propriété|Propiedad|Propriedade|Proprietà)\s*:\s*(?<name>.+)$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Property();
}
