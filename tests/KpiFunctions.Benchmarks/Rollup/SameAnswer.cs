using System.Text.Json;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Benchmarks.Rollup;

/// <summary>A faster wrong answer is no result: every row of both must be the same before times are compared.</summary>
internal static class SameAnswer
{
    // In the order of duckdb/baseline.mjs.
    private static readonly Measure[] Compared =
        [Measures.ClicksRaw, Measures.ClicksHuman, Measures.Signups, Measures.Leads, Measures.Orders, Measures.RevenueGross];

    /// <returns>Rows compared.</returns>
    /// <exception cref="InvalidOperationException">They differ.</exception>
    public static int Check(MergedDay own, string duckDbRows)
    {
        using var file = File.OpenRead(duckDbRows);
        var theirs = JsonSerializer.Deserialize<Dictionary<string, long[]>>(file)!;
        // The day's records name no links: those rows say what the whole's says.
        var rows = own.Rows.Where(row => row.Scope.Member(Dimension.Link) is null).ToList();
        if (rows.Count != theirs.Count) throw new InvalidOperationException($"We have {rows.Count} rows, DuckDB has {theirs.Count}.");
        foreach (var row in rows)
        {
            var values = Compared.Select(measure => row.Measures.Of(measure)!.Value).ToArray();
            if (!theirs.TryGetValue(row.Scope.ToString(), out var expected) || !values.SequenceEqual(expected))
                throw new InvalidOperationException($"'{row.Scope}': we have {string.Join(' ', values)}, DuckDB has {string.Join(' ', expected ?? [])}.");
        }
        return theirs.Count;
    }
}
