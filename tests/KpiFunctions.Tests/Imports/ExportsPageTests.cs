using System.Text.RegularExpressions;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Imports.Preview;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Tests.Infra;

namespace KpiFunctions.Tests.Imports;

/// <summary>docs/exports.md lists what there is, and says the same from both ends.</summary>
public sealed partial class ExportsPageTests
{
    private static readonly string Page = Repository.Read("docs/exports.md");

    private static readonly List<string[]> Dialects = Rows("| dialect |", "\\* ");
    private static readonly List<string[]> Templates = Rows("| template |", "A mapping's field");
    private static readonly List<string[]> Kpis = Rows("| KPI |", "");

    [Fact]
    public void Every_dialect_is_listed_with_its_tool_grade_and_limits()
    {
        Assert.Equal(ImportReader.Dialects, Dialects.Select(row => Names(row[0]).Single()).Order(StringComparer.Ordinal));
        Assert.All(Dialects, row => Assert.Matches("^[ABC]$", row[4]));
        Assert.All(Dialects, row => Assert.True(row[1].Length > 0 && row[2].Length > 0, row[0]));
    }

    [Fact]
    public void Every_dialect_stands_in_the_readme() =>
        Assert.Subset(Names(Repository.Read("README.md")).ToHashSet(), ImportReader.Dialects.ToHashSet());

    [Fact]
    public void Every_template_that_is_listed_is_one() => Assert.All(Templates, row => Assert.True(ImportPreviewer.IsTemplate(Names(row[0]).Single()), row[0]));

    [Fact]
    public void Every_kpi_has_its_row() => Assert.Equal(KpiCatalog.All.Select(kpi => kpi.Name), Kpis.Select(row => Names(row[0]).Single()));

    [Fact]
    public void The_tables_say_the_same_from_both_ends()
    {
        var byExport = Fed(Dialects, row => row[3]).Concat(Fed(Templates, row => row[3])).ToHashSet();
        var byKpi = Kpis.SelectMany(row => Names(row[1]).Concat(Names(row[2])).Select(export => (export, Names(row[0]).Single()))).ToHashSet();

        Assert.Equal(byExport.Order(), byKpi.Order());
    }

    private static IEnumerable<(string Export, string Kpi)> Fed(List<string[]> rows, Func<string[], string> cell) =>
        rows.SelectMany(row => Names(cell(row)).Select(kpi => (Names(row[0]).Single(), kpi)));

    private static List<string[]> Rows(string header, string end)
    {
        var start = Page.IndexOf(header, StringComparison.Ordinal);
        var section = end.Length == 0 ? Page[start..] : Page[start..Page.IndexOf(end, start, StringComparison.Ordinal)];
        return [.. section.Split('\n').Skip(2).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|').Split('|').Select(cell => cell.Trim()).ToArray())];
    }

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex("`([A-Za-z0-9-]+)`")]
    private static partial Regex Name();
}
