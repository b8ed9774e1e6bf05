using System.Text.RegularExpressions;
using KpiFunctions.Tests.Infra;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>The table of docs/kpis.md: what the two briefs ask, and where the answer is.</summary>
/// <param name="Paths">Each must lead to a value.</param>
/// <param name="Pages">Titles of the dashboard's pages.</param>
/// <param name="IsWholeOnPage">False: what stands in brackets is only in the API.</param>
internal sealed partial record Ask(int Number, string? Call, IReadOnlyList<JsonWay> Paths, IReadOnlyList<string> Pages, bool IsWholeOnPage)
{
    public static IReadOnlyList<Ask> All { get; } = [.. Rows().Matches(Repository.Read("docs/kpis.md")).Select(row => Read([.. row.Value.Split('|').Select(cell => cell.Trim())]))];

    private static Ask Read(string[] cells) => cells[4] == "-"
        ? new Ask(int.Parse(cells[1], null), null, [], [], false)
        : new Ask(
            int.Parse(cells[1], null), cells[4].Trim('`')["GET ".Length..], [.. cells[5].Split("`, `").Select(path => JsonWay.Read(path.Trim('`')))],
            cells[6].Split('(')[0].Split(',', StringSplitOptions.TrimEntries), !cells[6].Contains('(', StringComparison.Ordinal));

    [GeneratedRegex(@"^\| \d+ \|.*\|\r?$", RegexOptions.Multiline)]
    private static partial Regex Rows();
}
