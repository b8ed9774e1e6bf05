using KpiFunctions.Core.Imports.Dialects;

namespace KpiFunctions.Core.Imports;

/// <summary>Every dialect that we read. The first whose columns a header has is taken.</summary>
internal static class KnownDialects
{
    public static readonly IReadOnlyList<Dialect> All =
    [
        SproutPostPerformance.Dialect,
        SproutCompetitors.Dialect,
        SproutProfilePerformance.Dialect,
        ShopifyOrders.Dialect,
        StripePayments.Dialect,
        WooCommerceAnalytics.Dialect,
        WooCommerceOrders.Dialect,
        InstagramPosts.Dialect,
        FacebookPosts.Dialect,
        MetaAccountMetric.Dialect,
        MetaAudience.Dialect,
        MetaAds.Dialect,
        TikTokVideos.Dialect,
        TikTokOverview.Dialect,
        TikTokFollowers.Dialect,
        TikTokViewers.Dialect,
        TikTokAudience.Gender,
        TikTokAudience.Territories,
        TikTokAudience.Activity,
        TikTokAds.Dialect,
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
        BrandwatchMentions.Dialect,
        MeltwaterMentions.Dialect,
        EcbRates.Dialect,
        GoogleAnalytics.Dialect,
        YouTubeTotals.Dialect,
        SurveyResults.Dialect,
        AudienceMixes.Dialect,
        ContentCalendar.Dialect,
        CanonicalRegistry.Dialect,
        CanonicalEvents.Dialect,
    ];
}
