using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups.Costs;

/// <summary>The impressions that a post had on the day.</summary>
internal readonly record struct PostImpressions(Members Members, long Shown)
{
    /// <summary>Of all posts that are of every member that the cost names; null when none was measured.</summary>
    public static long? Of(RegistryEntry cost, IReadOnlyList<PostImpressions> posts)
    {
        long? sum = null;
        foreach (var post in posts)
            if (IsOf(post.Members, cost))
                sum = (sum ?? 0) + post.Shown;
        return sum;
    }

    private static bool IsOf(Members members, RegistryEntry cost) =>
        Fits(cost["campaign"], members.Campaign) && Fits(cost["influencer"], members.Influencer) && Fits(cost["platform"], members.Platform) && Fits(cost["post"], members.Post);

    private static bool Fits(string? named, string? member) => named is null || named == member;
}
