using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>Whom a touch leads to, after the registry join. Null where nobody says.</summary>
/// <param name="Link">Code of the tracking link.</param>
public sealed record TouchPlace(string? Campaign = null, string? Influencer = null, string? Platform = null, string? Post = null, string? Link = null)
    : IComparable<TouchPlace>
{
    /// <summary>No campaign, creator, platform or post: somebody came by himself.</summary>
    public bool IsDirect => Campaign is null && Influencer is null && Platform is null && Post is null;

    internal IEnumerable<string?> Texts => [Campaign, Influencer, Platform, Post, Link];

    internal static TouchPlace Of(Members on, string? link) => new(on.Campaign, on.Influencer, on.Platform, on.Post, link);

    public int CompareTo(TouchPlace? other) => other is null
        ? 1
        : Texts.Zip(other.Texts, string.CompareOrdinal).FirstOrDefault(difference => difference != 0);
}
