using System.Text.Json.Serialization;
using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>
/// What one voice says of a money record. A voice is a lineage (a file and its corrected re-uploads, a source and its updates), in which the
/// highest version speaks; or, of records without a lineage, those that say the same. Written with short names: a table holds many of them.
/// </summary>
public sealed record Claim
{
    /// <summary>The voice's first record.</summary>
    [JsonPropertyName("f")]
    public required LogPosition First { get; init; }

    /// <summary>The record that speaks for the voice: of its highest version the first. The rest of the claim is what it says.</summary>
    [JsonPropertyName("s")]
    public required LogPosition Standing { get; init; }

    [JsonPropertyName("l")]
    public string? Lineage { get; init; }

    [JsonPropertyName("v")]
    public long Version { get; init; }

    [JsonPropertyName("g")]
    public string? Stage { get; init; }

    [JsonPropertyName("a")]
    public Amount? Amount { get; init; }

    [JsonPropertyName("o")]
    public string? Order { get; init; }

    [JsonPropertyName("c")]
    public required string Source { get; init; }

    [JsonPropertyName("t")]
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>What it says; claims of one saying say the same.</summary>
    internal Saying Saying => new(Stage, Amount, Order);

    /// <summary>Whose it is.</summary>
    internal Voice Voice => Lineage is null ? new(null, Saying) : new(Lineage, default);

    public bool SaysTheSameAs(Claim other) => Saying == other.Saying;

    /// <summary>Two claims of one voice never contradict each other: the later version takes the earlier one's place.</summary>
    public bool IsOfOneVoiceWith(Claim other) => Voice == other.Voice;

    /// <summary>The voice's claim when it has both; whichever is asked.</summary>
    public Claim With(Claim other)
    {
        var standing = Speaks(this, other);
        return standing with { First = First.CompareTo(other.First) <= 0 ? First : other.First };
    }

    private static Claim Speaks(Claim a, Claim b)
    {
        if (a.Lineage is not null && a.Version != b.Version) return a.Version > b.Version ? a : b;
        return a.Standing.CompareTo(b.Standing) <= 0 ? a : b;
    }
}
