using KpiFunctions.Core.Imports.Dialects;

namespace KpiFunctions.Core.Imports;

/// <summary>Every dialect that we read. The first whose columns a header has is taken.</summary>
internal static class KnownDialects
{
    public static readonly IReadOnlyList<Dialect> All =
    [
        SproutPostPerformance.Dialect,
        SproutProfilePerformance.Dialect,
        ShopifyOrders.Dialect,
        StripePayments.Dialect,
        InstagramPosts.Dialect,
        FacebookPosts.Dialect,
        MetaAccountMetric.Dialect,
        TikTokVideos.Dialect,
        TikTokOverview.Dialect,
        TikTokFollowers.Dialect,
        TikTokViewers.Dialect,
        YouTubeTable.Dialect,
        YouTubeChart.Dialect,
        XContent.Dialect,
        XOverview.Dialect,
        TwitterLegacy.Dialect,
        LinkedInPosts.Dialect,
        LinkedInPageDays.Content,
        LinkedInPageDays.Followers,
        LinkedInPageDays.Visitors,
        HootsuitePosts.X,
        HootsuitePosts.Instagram,
        HootsuitePosts.Facebook,
        HootsuiteAccounts.Dialect,
        ImpactActions.Dialect,
        ShareASaleTransactions.Dialect,
        AwinTransactions.Dialect,
        EcbRates.Dialect,
        GoogleAnalytics.Dialect,
        YouTubeTotals.Dialect,
        CanonicalRegistry.Dialect,
        CanonicalEvents.Dialect,
    ];
}
