using System.Globalization;
using System.Runtime.CompilerServices;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Tests.Kpis;

/// <summary>The table hand-computed.md, row by row: measures in, the value that a person got.</summary>
public sealed class HandComputedTests
{
    private static readonly Scope OnePost = Scope.Of((Dimension.Post, "instagram:1"));

    public static TheoryData<string, string, string> Rows
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (var (kpi, given, value) in Read()) rows.Add(kpi, given, value);
            return rows;
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_kpi_is_what_the_hand_computes(string kpi, string given, string value)
    {
        var (measures, scope) = ValuesOf(given);

        var computed = KpiCatalog.Find(kpi)!.Of(measures, scope);

        Assert.Equal(value, computed.WireReason is { } reason ? $"null: {reason}" : computed.Value!.Value.ToString("G15", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Every_kpi_of_the_catalogue_has_a_row()
    {
        var computed = Read().Where(row => !row.Value.StartsWith("null", StringComparison.Ordinal)).Select(row => row.Kpi).ToHashSet();

        Assert.Equal([], KpiCatalog.All.Select(kpi => kpi.Name).Except(computed));
        Assert.Equal([], computed.Except(KpiCatalog.All.Select(kpi => kpi.Name)));
    }

    private static (MeasureValues, Scope) ValuesOf(string given)
    {
        var (values, scope) = (new MeasureValues(), OnePost);
        foreach (var part in given.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (part[..part.IndexOf('=')], part[(part.IndexOf('=') + 1)..]);
            if (name == "of") scope = Scope.Of((Dimension.Campaign, value));
            else values[Measures.Find(name) ?? throw new InvalidDataException($"'{name}' is no measure.")] = long.Parse(value, CultureInfo.InvariantCulture);
        }
        return (values, scope);
    }

    private static IEnumerable<(string Kpi, string Given, string Value)> Read([CallerFilePath] string here = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "hand-computed.md"))
            .Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| kpi ", StringComparison.Ordinal))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select(cells => (cells[1], cells[2], cells[3]));
}
