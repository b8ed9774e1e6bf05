using System.Text.Json;
using System.Text.Json.Serialization;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups;

/// <summary>A partial as bytes: JSON, rows in scope order and bids in key order, so that the same partial gives the same bytes.</summary>
public static class PartialFile
{
    private const int PieceBytes = 32 * 1024 * 1024;

    public static byte[] Write(Partial partial)
    {
        var rows = partial.Rows
            .Select(row => new Row(row.Key.ToString(), row.Value.AsOf, MeasuresOf(row.Value.Measures), row.Value.Apart))
            .OrderBy(row => row.Scope, StringComparer.Ordinal);
        var money = MoneySection.Of(partial.AllBids, partial.Totals);
        return JsonSerializer.SerializeToUtf8Bytes(new File([.. rows], partial.Readings, partial.Audit, money, partial.Lookups, partial.Remarks, partial.Sites, Pieces(partial.Touches)), PartialJson.Default.File);
    }

    /// <exception cref="JsonException">The bytes are not what <see cref="Write"/> made.</exception>
    public static Partial Read(ReadOnlySpan<byte> bytes)
    {
        var file = JsonSerializer.Deserialize(bytes, PartialJson.Default.File) ?? throw new JsonException("An empty partial.");
        var rows = file.Rows.ToDictionary(row => ScopeOf(row.Scope), PartOf);
        return new Partial(rows, file.Readings, file.Audit) { Bids = file.Money.Bids(), Totals = file.Money.Totals, Lookups = file.Lookups, Remarks = file.Remarks, Sites = file.Sites, Touches = Whole(file.Touches) };
    }

    // JSON's writer takes no more than about 100 MB as one value.
    private static List<ReadOnlyMemory<byte>>? Pieces(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length == 0) return null;
        var pieces = new List<ReadOnlyMemory<byte>>();
        for (var start = 0; start < bytes.Length; start += PieceBytes) pieces.Add(bytes.Slice(start, Math.Min(PieceBytes, bytes.Length - start)));
        return pieces;
    }

    private static ReadOnlyMemory<byte> Whole(IReadOnlyList<ReadOnlyMemory<byte>>? pieces)
    {
        if (pieces is null) return default;
        if (pieces.Count == 1) return pieces[0];
        var whole = new ByteSink(pieces.Sum(piece => piece.Length));
        foreach (var piece in pieces) whole.Append(piece.Span);
        return whole.Written;
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
        IReadOnlyList<Row> Rows, IReadOnlyList<DayReading> Readings, PartialAudit Audit, MoneySection Money, RegistryLookups Lookups, IReadOnlyList<DayRemark> Remarks,
        IReadOnlyList<DaySite> Sites,
        IReadOnlyList<ReadOnlyMemory<byte>>? Touches = null);

    internal sealed record Row(string Scope, DateTimeOffset? AsOf, Dictionary<string, long> Measures, IReadOnlyDictionary<string, long> Apart);
}

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(PartialFile.File))]
[JsonSerializable(typeof(Settlement.MoneyPlace))]
internal sealed partial class PartialJson : JsonSerializerContext;
