using System.Text.RegularExpressions;
using KpiFunctions.Tests.Infra;

namespace KpiFunctions.Tests.Telemetry;

/// <summary>What somebody alerts on must not change its name unseen: docs/telemetry.md has every metric, span and log id of the code, and no other.</summary>
public sealed partial class TelemetryNamesTests
{
    private const string Page = "docs/telemetry.md";

    private static readonly string Code = string.Join('\n', new[] { "src/KpiFunctions", "src/KpiFunctions.Storage" }.SelectMany(Repository.Sources).Select(File.ReadAllText));

    public static IReadOnlyList<string> DocumentedMetrics => [.. Names(Row(), Section("## Metrics", "## Traces"))];

    public static IReadOnlyList<string> DocumentedSpans => [.. Names(Row(), Section("## Traces", "## Logs"))];

    [Fact]
    public void Every_metric_is_documented_and_every_documented_one_exists() =>
        Assert.Equal(Names(Created(), Code), DocumentedMetrics);

    [Fact]
    public void Every_span_is_documented_and_every_documented_one_exists() =>
        Assert.Equal(Names(Span(), Code), DocumentedSpans);

    [Fact]
    public void Log_ids_are_used_once_and_documented()
    {
        var ids = LogId().Matches(Code).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(ids.Order(StringComparer.Ordinal), ids.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(ids.Order(StringComparer.Ordinal), Names(Row(), Section("## Logs", "## Health")));
    }

    private static IEnumerable<string> Names(Regex name, string text) => name.Matches(text).Select(match => match.Groups.Values.Last(group => group.Success).Value).Distinct().Order(StringComparer.Ordinal);

    private static string Section(string from, string to)
    {
        var page = Repository.Read(Page);
        return page[page.IndexOf(from, StringComparison.Ordinal)..page.IndexOf(to, StringComparison.Ordinal)];
    }

    [GeneratedRegex(@"Create(?:Counter|Histogram)<[a-z]+>\(""([a-z.]+)""")]
    private static partial Regex Created();

    [GeneratedRegex(@"(?:StartActivity|WorkMeter\.Begin)\(""([a-z.]+)""")]
    private static partial Regex Span();

    [GeneratedRegex(@"\[LoggerMessage\((\d+),")]
    private static partial Regex LogId();

    [GeneratedRegex(@"^\| (?:`([a-z.]+)`|(\d+)) \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
