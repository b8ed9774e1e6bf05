namespace KpiFunctions.Core.Attribution.Models;

/// <summary>Channels in order of time, and how many people went that way.</summary>
/// <param name="Channels">Indexes; consecutive repeats count as one.</param>
/// <param name="Conversions">How often the way ended in a conversion, and <paramref name="Nulls"/> how often it did not: weights, not negative.</param>
public readonly record struct ChannelPath(IReadOnlyList<int> Channels, double Conversions, double Nulls);
