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

    public int CompareTo(TouchPlace? other)
    {
        if (other is null) return 1;
        var difference = string.CompareOrdinal(Campaign, other.Campaign);
        if (difference == 0) difference = string.CompareOrdinal(Influencer, other.Influencer);
        if (difference == 0) difference = string.CompareOrdinal(Platform, other.Platform);
        if (difference == 0) difference = string.CompareOrdinal(Post, other.Post);
        return difference == 0 ? string.CompareOrdinal(Link, other.Link) : difference;
    }
}
