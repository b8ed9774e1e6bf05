using static KpiFunctions.Core.Kpis.Catalogue.Define;
using static KpiFunctions.Core.Kpis.Measures;

namespace KpiFunctions.Core.Kpis.Catalogue;

/// <summary>What people did with posts.</summary>
internal static class EngagementKpis
{
    public static readonly MeasureSum Engagements = MeasureSum.AnyOf(Likes, Comments, Shares, Saves);

    /// <summary>What posts had before they were tracked.</summary>
    public static readonly MeasureSum BeforeTracking = MeasureSum.AnyOf(LikesBeforeTracking, CommentsBeforeTracking, SharesBeforeTracking, SavesBeforeTracking);

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
        Rate("engagementRateByViews", "Engagement rate by views", EngagementsWithViews, Views, "views of the same posts", Hootsuite),
        Rate("engagementRateByFollowers", "Engagement rate by followers", EngagementsWithFollowers, Audience, "followers of the scope's accounts at the end of the window", "Orlo benchmark: followers on the last day, pooled"),
        Rate("dailyEngagementRate", "Daily engagement rate", EngagementsWithFollowers, AudienceDays, "followers of the scope's accounts on each day, added up: over X days E / (X * F)", "Hootsuite, daily engagement rate, pooled over days"),
        Rate("influencerEngagementRate", "Influencer engagement rate", MeasureSum.AnyOf(CreatorActions, CreatorClicks), CreatorFollowers, "creators' followers at the end of the window; likes, comments, shares and clicks", "influencer brief"),
        Rate("followerEngagementRate", "Follower engagement rate", OwnActions, Followers, "own followers at the end of the window; likes, comments, shares and reposts, no clicks", "social followers brief"),
        Rate("applauseRate", "Applause rate", Likes, PostsPublished, "posts published in the window", Kaushik),
        Rate("conversationRate", "Conversation rate", Comments, PostsPublished, "posts published in the window", Kaushik),
        Rate("amplificationRate", "Amplification rate", Shares, PostsPublished, "posts published in the window", Kaushik),
        Rate("amplificationRateByFollowers", "Amplification rate by followers", Shares, Audience, "followers of the scope's accounts at the end of the window", "HSMAI, Lifesight"),
        Rate("viralityRate", "Virality rate", SharesWithImpressions, Impressions, "impressions of the same posts", Common),
    ];
}
