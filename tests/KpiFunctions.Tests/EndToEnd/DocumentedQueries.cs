using System.Text.RegularExpressions;
using KpiFunctions.Tests.Infra;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>The queries that docs/dashboards.md shows, with the days of a test in the place of those of the page.</summary>
internal static partial class DocumentedQueries
{
    private const string From = "2026-07-01";
    private const string To = "2026-07-10";

    private static readonly string Page = Repository.Read("docs/dashboards.md");

    /// <summary>Path and query of a Power Query sample: its relative path and its query record.</summary>
    /// <param name="sample">The heading in backticks above the sample.</param>
    public static string PowerBi(string sample, IReadOnlyDictionary<string, string> range)
    {
        var section = Page[Page.IndexOf($"`{sample}`", StringComparison.Ordinal)..];
        var contents = WebContents().Match(section);
        var query = Field().Matches(contents.Groups["query"].Value).Select(field => $"{field.Groups["name"].Value}={Uri.EscapeDataString(Dated(field.Groups["value"].Value, range))}");
        return $"{contents.Groups["path"].Value}?{string.Join('&', query)}";
    }

    public static IEnumerable<string> TableFilters(IReadOnlyDictionary<string, string> range) =>
        Filter().Matches(Page).Select(match => Dated(match.Groups[1].Value, range));

    private static string Dated(string text, IReadOnlyDictionary<string, string> range)
    {
        var (from, to) = (range["__from:date:YYYY-MM-DD"], range["__to:date:YYYY-MM-DD"]);
        return text.Replace(From, from, StringComparison.Ordinal).Replace(To, to, StringComparison.Ordinal)
            .Replace(Compact(From), Compact(from), StringComparison.Ordinal).Replace(Compact(To), Compact(to), StringComparison.Ordinal);
    }

    private static string Compact(string day) => day.Replace("-", "", StringComparison.Ordinal);

    [GeneratedRegex(@"RelativePath = ""(?<path>[^""]+)"",?\s*(Query = \[(?<query>[^\]]*)\])?")]
    private static partial Regex WebContents();

    [GeneratedRegex(@"(?<name>\w+) = ""(?<value>[^""]*)""")]
    private static partial Regex Field();

    [GeneratedRegex(@"^filter: (PartitionKey .+)$", RegexOptions.Multiline)]
    private static partial Regex Filter();
}
