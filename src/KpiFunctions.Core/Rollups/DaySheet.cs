using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// What a merged day keeps beside its rows: lines of JSON of one kind, for questions that sums cannot answer. A function of the log like the rows,
/// and replaced with them.
/// </summary>
/// <param name="Name">Lower-case letters: "remarks".</param>
public sealed record DaySheet(string Name, ReadOnlyMemory<byte> Lines)
{
    public const string Remarks = "remarks";
    public const string Sites = "sites";

    /// <summary>Binary: <see cref="TouchSheet"/>.</summary>
    public const string Touches = "touches";

    /// <summary>Lines of <see cref="DealSheet"/>.</summary>
    public const string Deals = "deals";

    /// <summary>A line for each <see cref="OrderRefund"/>.</summary>
    public const string Refunds = "refunds";

    /// <returns>Null for no lines: such a sheet is not kept.</returns>
    public static DaySheet? Of<T>(string name, IEnumerable<T> items, JsonTypeInfo<T> type)
    {
        using var lines = new MemoryStream();
        foreach (var item in items)
        {
            JsonSerializer.Serialize(lines, item, type);
            lines.WriteByte((byte)'\n');
        }
        return lines.Length > 0 ? new DaySheet(name, lines.ToArray()) : null;
    }

    /// <exception cref="JsonException">The lines are not those of <see cref="Of"/>.</exception>
    public static IEnumerable<T> Read<T>(ReadOnlyMemory<byte> lines, JsonTypeInfo<T> type)
    {
        for (var rest = lines; rest.Length > 0;)
        {
            var feed = rest.Span.IndexOf((byte)'\n');
            var line = feed < 0 ? rest : rest[..feed];
            yield return JsonSerializer.Deserialize(line.Span, type) ?? throw new JsonException("A line that is null.");
            rest = rest[Math.Min(line.Length + 1, rest.Length)..];
        }
    }
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DayRemark))]
[JsonSerializable(typeof(DaySite))]
[JsonSerializable(typeof(OrderRefund))]
public sealed partial class SheetJson : JsonSerializerContext;
