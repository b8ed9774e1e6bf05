using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>What tells voices apart: their lineage, or what they say when they have none (<see cref="Claim"/>). A key of dictionaries.</summary>
internal readonly record struct Voice(string? Lineage, Saying Saying);

internal readonly record struct Saying(string? Stage, Amount? Amount, string? Order);
