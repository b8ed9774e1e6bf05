using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Tests.SampleBrand;

namespace KpiFunctions.Tests.EndToEnd;

/// <summary>Table <c>kpis</c> as any third party reads it: a plain client and the names of the columns.</summary>
internal static class StoredRows
{
    private const int MostDifferences = 20;

    private static readonly string[] TechnicalColumns = ["odata.etag", "Timestamp", "run"];

    private static readonly string[] OtherColumns = ["PartitionKey", "RowKey", "scope", "day", "currency", "definitions", "asOf", "apart"];

    public static async Task<List<TableEntity>> ReadAsync(string storage)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in new TableClient(storage, "kpis").QueryAsync<TableEntity>()) rows.Add(row);
        return rows;
    }

    /// <summary>Each row whole, as text, without what says which run wrote it and when.</summary>
    public static List<string> Texts(IEnumerable<TableEntity> rows) =>
    [
        .. rows.Select(row => string.Join(' ', row.Where(column => !TechnicalColumns.Contains(column.Key)).OrderBy(column => column.Key, StringComparer.Ordinal)
            .Select(column => $"{column.Key}={string.Create(CultureInfo.InvariantCulture, $"{column.Value}")}"))).Order(StringComparer.Ordinal),
    ];

    /// <summary>Both layouts hold exactly the expected rows, each with exactly the expected columns.</summary>
    public static void AssertAre(IReadOnlyDictionary<(string Scope, DateOnly Day), NaiveRow> expected, IReadOnlyList<TableEntity> stored, string currency)
    {
        Assert.NotEmpty(expected);
        foreach (var layout in new[] { "s:", "d:" })
        {
            var copies = stored.Where(row => row.PartitionKey.StartsWith(layout, StringComparison.Ordinal)).ToDictionary(Key);
            var differences = expected.Keys.Except(copies.Keys).Select(key => $"{key} is missing")
                .Concat(copies.Keys.Except(expected.Keys).Select(key => $"{key} is too many"))
                .Concat(expected.Where(row => copies.ContainsKey(row.Key)).SelectMany(row => Differences(row.Key, row.Value, copies[row.Key], currency)))
                .Take(MostDifferences).ToList();
            Assert.True(differences.Count == 0, $"Layout {layout}\n{string.Join('\n', differences)}");
        }
        Assert.Equal(2 * expected.Count, stored.Count);
    }

    private static (string Scope, DateOnly Day) Key(TableEntity row) =>
        (row.GetString("scope"), DateOnly.ParseExact(row.GetString("day"), "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private static IEnumerable<string> Differences((string Scope, DateOnly Day) key, NaiveRow expected, TableEntity row, string currency)
    {
        var columns = row.Keys.Except(TechnicalColumns).Except(OtherColumns).ToHashSet();
        var kpis = NaiveFormulas.Of(key.Scope, expected.Measures);
        foreach (var name in columns.Except(expected.Measures.Keys).Except(kpis.Keys.Select(kpi => "kpi_" + kpi)))
            yield return $"{key} has a column {name} = {row[name]}";
        foreach (var (name, value) in expected.Measures)
            if (row.GetInt64(name) != value)
                yield return $"{key} {name} is {row.GetInt64(name)} instead of {value}";
        foreach (var (name, value) in kpis)
            if (!Same(value.Value, row.GetDouble("kpi_" + name)))
                yield return $"{key} kpi_{name} is {row.GetDouble("kpi_" + name)} instead of {value}";
        var apart = row.GetString("apart") is { } json ? JsonSerializer.Deserialize<Dictionary<string, long>>(json)! : [];
        if (!expected.Apart.OrderBy(amount => amount.Key).SequenceEqual(apart.OrderBy(amount => amount.Key)))
            yield return $"{key} apart is {row.GetString("apart")} instead of {JsonSerializer.Serialize(expected.Apart)}";
        if (row.GetString("currency") != currency) yield return $"{key} is in {row.GetString("currency")}";
    }

    // Two ways to divide may differ in the last bits.
    private static bool Same(double? expected, double? stored) =>
        expected is { } a && stored is { } b ? Math.Abs(a - b) <= 1e-12 * Math.Max(Math.Abs(a), Math.Abs(b)) : expected is null && stored is null;
}
