using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Lines;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>A conversion that counts.</summary>
/// <param name="Minor">Minor units of the reporting currency, refunds not taken off; null when it says no amount or no exchange rate leads there.</param>
/// <param name="Original">The amount as it was said, where that is another currency.</param>
/// <param name="Evidence">Null: it says nothing of where it came from.</param>
public sealed record Deal(
    DateTimeOffset At, string Namespace, string Id, string Stage, string? Order, Buyer? By, long? Minor, Amount? Original, DealEvidence? Evidence)
{
    /// <summary>UTF-8 of a text as it stands between quotes in a sheet: a day without it need not be read.</summary>
    public static byte[] Quoted(string text) => Encoding.UTF8.GetBytes($"\"{NormalLine.Spell(text)}\"");

    /// <summary>The conversions of a sheet "deals".</summary>
    /// <exception cref="JsonException">The lines are no such sheet.</exception>
    public static IEnumerable<Deal> Read(ReadOnlyMemory<byte> sheet)
    {
        IReadOnlyList<DealEvidence>? evidence = null;
        for (var rest = sheet; rest.Length > 0;)
        {
            var feed = rest.Span.IndexOf((byte)'\n');
            var line = feed < 0 ? rest : rest[..feed];
            rest = rest[Math.Min(line.Length + 1, rest.Length)..];
            if (evidence is null) evidence = JsonSerializer.Deserialize(line.Span, DealJson.Default.IReadOnlyListDealEvidence) ?? [];
            else yield return (JsonSerializer.Deserialize(line.Span, DealJson.Default.DealLine) ?? throw new JsonException("A line that is null.")).Deal(evidence);
        }
    }
}

/// <summary>A conversion's line.</summary>
/// <param name="T">Milliseconds since 1970.</param>
/// <param name="A">Minor units of the reporting currency; <paramref name="M"/> and <paramref name="C"/> are the amount as it was said.</param>
/// <param name="E">Index of its evidence.</param>
internal sealed record DealLine(long T, string N, string I, string? S, string? O, string? P, string? K, long? A, long? M, string? C, int? E)
{
    public Deal Deal(IReadOnlyList<DealEvidence> evidence) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(T), N, I, S ?? Stages.Purchase, O, Buyer.Of(P, K), A,
        M is { } minor && C is { } currency ? new Amount(minor, currency) : null, E is { } index ? evidence[index] : null);
}

[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(DealLine))]
[JsonSerializable(typeof(IReadOnlyList<DealEvidence>))]
internal sealed partial class DealJson : JsonSerializerContext;
