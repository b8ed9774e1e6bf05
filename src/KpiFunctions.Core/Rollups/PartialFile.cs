using System.Text.Json;
using System.Text.Json.Serialization;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups;

/// <summary>A partial as bytes: JSON, rows in scope order and bids in key order, so that the same partial gives the same bytes.</summary>
public static class PartialFile
{
    public static byte[] Write(Partial partial)
    {
        var rows = partial.Rows
            .Select(row => new Row(row.Key.ToString(), row.Value.AsOf, MeasuresOf(row.Value.Measures), row.Value.Apart))
            .OrderBy(row => row.Scope, StringComparer.Ordinal);
        var money = MoneySection.Of(partial.AllBids, partial.Totals);
        return JsonSerializer.SerializeToUtf8Bytes(new File([.. rows], partial.Readings, partial.Audit, money, partial.Lookups, partial.Remarks), PartialJson.Default.File);
    }

    /// <exception cref="JsonException">The bytes are not what <see cref="Write"/> made.</exception>
    public static Partial Read(ReadOnlySpan<byte> bytes)
    {
        var file = JsonSerializer.Deserialize(bytes, PartialJson.Default.File) ?? throw new JsonException("An empty partial.");
        var rows = file.Rows.ToDictionary(row => ScopeOf(row.Scope), PartOf);
        return new Partial(rows, file.Readings, file.Audit) { Bids = file.Money.Bids(), Totals = file.Money.Totals, Lookups = file.Lookups, Remarks = file.Remarks };
    }

    private static Scope ScopeOf(string text) => Scope.TryParse(text) ?? throw new JsonException($"'{text}' is no scope.");

    private static RowPart PartOf(Row row)
    {
        var part = new RowPart();
        foreach (var (key, minor) in row.Apart) part.SetApart(key, minor);
        foreach (var (name, value) in row.Measures)
            part.Measures[Kpis.Measures.Find(name) ?? throw new JsonException($"'{name}' is no measure.")] = value;
        if (row.AsOf is { } asOf) part.Saw(asOf);
        return part;
    }

    private static Dictionary<string, long> MeasuresOf(MeasureValues values) =>
        Kpis.Measures.All.Where(measure => values[measure] is not null).ToDictionary(measure => measure.Name, measure => values[measure]!.Value);

    internal sealed record File(
        IReadOnlyList<Row> Rows, IReadOnlyList<DayReading> Readings, PartialAudit Audit, MoneySection Money, RegistryLookups Lookups, IReadOnlyList<DayRemark> Remarks);

    internal sealed record Row(string Scope, DateTimeOffset? AsOf, Dictionary<string, long> Measures, IReadOnlyDictionary<string, long> Apart);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PartialFile.File))]
[JsonSerializable(typeof(Settlement.MoneyPlace))]
internal sealed partial class PartialJson : JsonSerializerContext;
