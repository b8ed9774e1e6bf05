using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Storage.Kpis;

/// <summary>
/// The columns of table <c>kpis</c>, a public contract. <c>scope</c> (text form), <c>day</c> (yyyy-MM-dd), <c>currency</c>, <c>asOf</c>
/// (DateTime), <c>run</c> (Int64), <c>definitions</c> (Int32), each measure under its name (Int64, money in minor units), each KPI as
/// <c>kpi_{name}</c> (Double), <c>apart</c> (JSON). What is null or empty has no column.
/// </summary>
internal static class KpiEntity
{
    /// <summary>The version of the columns and of what they mean.</summary>
    public const int Definitions = KpiCatalog.Version;

    private const string Run = "run";

    public static TableEntity From(KpiRow row, long run, IEnumerable<KeyValuePair<string, double>> kpis)
    {
        var entity = new TableEntity
        {
            ["scope"] = row.Scope.ToString(),
            ["day"] = row.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["currency"] = row.Currency,
            [Run] = run,
            ["definitions"] = Definitions,
        };
        if (row.AsOf is { } asOf) entity["asOf"] = asOf.ToUniversalTime();
        foreach (var measure in Measures.All)
            if (row.Measures[measure] is { } value)
                entity[measure.Name] = value;
        foreach (var (name, value) in kpis) entity["kpi_" + name] = value;
        if (row.Apart.Count > 0) entity["apart"] = ApartText(row.Apart);
        return entity;
    }

    public static KpiRow To(TableEntity entity)
    {
        var measures = new MeasureValues();
        foreach (var measure in Measures.All) measures[measure] = entity.GetInt64(measure.Name);
        return new KpiRow(
            Scope.TryParse(ScopeOf(entity)) ?? throw new InvalidDataException($"Table kpis has '{ScopeOf(entity)}', which is no scope."),
            DateOnly.ParseExact(Text(entity, "day"), "yyyy-MM-dd", CultureInfo.InvariantCulture),
            measures,
            entity.GetDateTimeOffset("asOf"),
            Text(entity, "currency"),
            entity.GetString("apart") is { } apart ? ParseApart(apart) : new Dictionary<string, long>());
    }

    /// <summary>The row with what stands beside its values.</summary>
    public static FormerRow Former(TableEntity entity) => new(To(entity), RunOf(entity), entity.GetInt32("definitions") ?? Definitions);

    public static string ScopeOf(TableEntity entity) => Text(entity, "scope");

    public static long RunOf(TableEntity entity) => entity.GetInt64(Run) ?? 0;

    /// <summary>Whether both say the same, whichever run said it.</summary>
    public static bool Same(TableEntity a, TableEntity b)
    {
        var (left, right) = (Said(a), Said(b));
        return left.Count == right.Count && left.All(column => right.TryGetValue(column.Key, out var other) && SameValue(column.Value, other));
    }

    private static Dictionary<string, object> Said(TableEntity entity) => entity
        .Where(column => column.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag" or Run) && column.Value is not null)
        .ToDictionary();

    private static bool SameValue(object a, object b) => a is double or int || b is double or int
        ? Convert.ToDouble(a, CultureInfo.InvariantCulture).Equals(Convert.ToDouble(b, CultureInfo.InvariantCulture))
        : a.Equals(b);

    private static string ApartText(IReadOnlyDictionary<string, long> apart)
    {
        var ordered = apart.OrderBy(amount => amount.Key, StringComparer.Ordinal).ToDictionary();
        return JsonSerializer.Serialize(ordered, StorageJson.Default.IReadOnlyDictionaryStringInt64);
    }

    private static IReadOnlyDictionary<string, long> ParseApart(string text) =>
        JsonSerializer.Deserialize(text, StorageJson.Default.IReadOnlyDictionaryStringInt64)!;

    private static string Text(TableEntity entity, string name) =>
        entity.GetString(name) ?? throw new InvalidDataException($"A row of table kpis has no column {name}.");
}
