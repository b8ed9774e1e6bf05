using static KpiFunctions.Core.Kpis.Catalogue.Define;
using static KpiFunctions.Core.Kpis.Measures;

namespace KpiFunctions.Core.Kpis.Catalogue;

/// <summary>What people did with posts.</summary>
internal static class EngagementKpis
{
    public static readonly MeasureSum Engagements = MeasureSum.AnyOf(Likes, Comments, Shares, Saves);
    private static readonly MeasureSum Audience = MeasureSum.AnyOf(Followers, CreatorFollowers);

    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        Number("likes", "Likes", Likes, Common),
        Number("comments", "Comments", Comments, Common),
        Number("shares", "Shares", Shares, Common),
        Number("saves", "Saves", Saves, Common),
        Number("engagements", "Engagements", Engagements, Ana) with { Base = "likes, comments, shares and saves, as far as the network reports them" },

        Rate("engagementRateByReach", "Engagement rate by reach", EngagementsWithReach, PostReach, "accounts reached, once per post", Hootsuite),
        Rate("engagementRateByImpressions", "Engagement rate by impressions", EngagementsWithImpressions, Impressions, "impressions of the same posts", Hootsuite),
        Rate("engagementRateByFollowers", "Engagement rate by followers", EngagementsWithFollowers, Audience, "followers of the scope's accounts at the end of the window", "Orlo benchmark: followers on the last day, pooled"),
    ];
}
