using System.Text.RegularExpressions;
using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Hootsuite Analytics, account metrics: one row a day, one column a metric and network ("Followers > Social network - X"). Columns whose header is prose
/// ("Posts (This column …)") are running sums and not read. Which account it is only the uploader knows: one handle for all networks.
/// </summary>
internal static partial class HootsuiteAccounts
{
    private static readonly Dictionary<string, string> Amounts = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Post impressions"] = Metrics.Impressions,
        ["Reach"] = Metrics.Reach,
        ["Posts"] = Metrics.PostsPublished,
    };

    public static readonly Dialect Dialect = new()
    {
        Name = "hootsuite-accounts",
        Namespace = "hootsuite",
        Grade = 'C',
        RecognizedBy = ["Date (GMT)"],
        AndBy = (header, _) => header.Names.Any(name => Column().IsMatch(name)),
        Zone = "UTC",
        NeedsAccount = true,
        RecordsOf = layout =>
            [.. layout.Header.Names.Select(name => Column().Match(name)).Where(match => match.Success).GroupBy(Platform).SelectMany(Facts)],
    };

    private static IEnumerable<RecordFacts> Facts(IGrouping<string, Match> columns)
    {
        var day = Read.Day("Date (GMT)");
        var gauges = columns.Where(column => Metric(column).Equals("Followers", StringComparison.OrdinalIgnoreCase))
            .Select(column => (Metrics.Followers, Read.Count(column.Value))).ToArray();
        var amounts = columns.Where(column => Amounts.ContainsKey(Metric(column)))
            .Select(column => (Amounts[Metric(column)], Read.Count(column.Value))).ToArray();
        if (gauges.Length > 0) yield return RowFacts.GaugesOfAccount(columns.Key, day, Read.Account(), gauges);
        if (amounts.Length > 0) yield return RowFacts.DayOfAccount(columns.Key, day, Read.Account(), amounts);
    }

    private static string Metric(Match column) => column.Groups["metric"].Value;

    private static string Platform(Match column) => column.Groups["network"].Value.ToLowerInvariant() is var network && network == "twitter" ? "x" : network;

    [GeneratedRegex(@"^(?<metric>.+?) > Social network - (?<network>\w+)\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Column();
}
