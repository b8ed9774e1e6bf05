namespace KpiFunctions.Core.Influencers;

/// <summary>
/// Of whom an account's followers are made, as a tool reported it (attribute <c>quality</c> of an audience mix): every tool draws the lines elsewhere, so
/// the source stands beside it. Shares 0 to 1; null where the tool does not say.
/// </summary>
public sealed record FollowerQuality(double? Real, double? Suspicious, double? Mass, double? Inactive, string? Source, DateOnly Date)
{
    public const string Attribute = "quality";

    public static FollowerQuality? Of(IReadOnlyDictionary<string, double>? shares, string? source, DateOnly date) => shares is not { Count: > 0 } ? null : new(
        Share(shares, "real"), Share(shares, "suspicious"), Share(shares, "mass"), Share(shares, "inactive"), source, date);

    /// <summary>Net growth times the share of real people: what the growth is worth if the new followers are as the old ones. Null without that share.</summary>
    public double? AdjustedGrowth(long netGrowth) => Real * netGrowth;

    private static double? Share(IReadOnlyDictionary<string, double> shares, string name) => shares.TryGetValue(name, out var share) ? share : null;
}
