using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Preview;

/// <summary>Exports without a public sample (grade D), and what any tool may call our fields.</summary>
internal static class MappingTemplates
{
    private const string M = EventFieldNames.MetricPrefix;

    private static readonly MappingTemplate HypeAuditor = new("hypeauditor", RecordType.AccountMetrics,
        [.. SocialTemplates.Account, (M + "followers", ["followers", "subscribers", "subscribers_count", "followers count"])]);

    private static readonly MappingTemplate SocialBlade = new("social-blade", RecordType.AccountMetrics,
        [("occurredAt", ["date"]), .. SocialTemplates.Account, (M + "followers", ["followers", "subscribers"])]);

    private static readonly MappingTemplate BuzzSumo = new("buzzsumo", RecordType.PostMetrics,
    [
        ("post", ["url", "article url", "og_url", "link"]),
        (M + "shares", ["total_shares", "total shares", "total engagement"]),
        (M + "likes", ["facebook_likes", "facebook likes", "tiktok_digg_count"]),
        (M + "comments", ["facebook_comments", "facebook comments", "tiktok_comment_count"]),
        (M + "views", ["youtube_views", "tiktok_play_count"]),
    ]);

    private static readonly MappingTemplate Aspire = new("aspire", RecordType.Conversion,
    [
        ("id", ["conversion id", "order id", "transaction id"]), ("orderId", ["order id", "order number"]), ("occurredAt", ["date", "conversion date", "order date", "created at"]),
        ("amount", ["sales", "sales (usd)", "order value", "sale amount", "amount"]), ("currency", ["currency"]), ("coupon", ["promo code", "offer code", "code"]),
        ("influencer", ["member", "creator", "id", "uid"]),
    ]);

    private static readonly MappingTemplate Upfluence = new("upfluence", RecordType.Conversion,
    [
        ("id", ["order id", "order number", "order"]), ("occurredAt", ["date", "order date", "created at"]), ("amount", ["amount", "order amount", "sale value", "sales value", "total"]),
        ("currency", ["currency"]), ("coupon", ["discount code", "promo code", "coupon"]), ("influencer", ["influencer_id", "influencer", "influencer name"]),
        ("campaign", ["campaign name", "campaign"]), ("email", ["customer email"]),
    ]);

    private static readonly MappingTemplate Refersion = new("refersion", RecordType.Conversion,
    [
        ("id", ["order id", "order number", "conversion id"]), ("occurredAt", ["date", "order date", "created at", "conversion date"]), ("amount", ["order total", "total", "sale amount"]),
        ("currency", ["currency"]), ("coupon", ["discount code", "coupon"]), ("influencer", ["affiliate", "affiliate id", "affiliate name"]), ("email", ["customer email"]),
    ]);

    private static readonly MappingTemplate WooCommerce = new("woocommerce", RecordType.Conversion,
    [
        ("id", ["order id", "order number", "order #", "order_id", "order_number", "id"]), ("occurredAt", ["order date", "date", "paid date", "order_date", "date created"]),
        ("amount", ["order total amount", "order total", "total", "order_total"]), ("currency", ["currency", "order currency", "order_currency"]),
        ("coupon", ["coupon code", "coupon(s)", "coupons", "coupon_code"]), ("email", ["billing email", "email (billing)", "billing_email", "customer email"]),
        ("country", ["country code (billing)", "billing country", "billing_country"]),
    ]);

    /// <summary>By what other tools call these things.</summary>
    private static readonly MappingTemplate AnyPost = new("posts", RecordType.PostMetrics,
    [
        ("post", ["post id", "post url", "post link", "link to post", "permalink", "media id", "video link", "video url", "content url", "url", "link"]), .. SocialTemplates.Account,
        ("campaign", ["campaign", "campaign name"]), ("influencer", ["influencer id", "influencer name", "creator name"]),
        (M + "views", ["views", "video views", "total views", "plays", "play count", "video plays", "total plays"]),
        (M + "impressions", ["impressions", "total impressions"]), (M + "reach", ["reach", "total reach", "accounts reached"]),
        (M + "likes", ["likes", "total likes", "reactions", "like count"]), (M + "comments", ["comments", "total comments", "comment count", "replies"]),
        (M + "shares", ["shares", "total shares", "reposts", "share count"]), (M + "saves", ["saves", "saved", "bookmarks", "save count"]),
    ]);

    private static readonly MappingTemplate AnyDay = new("account-days", RecordType.DailyAmounts,
    [
        ("occurredAt", ["date", "day"]), .. SocialTemplates.Account,
        .. Metrics.OfDay.Select(metric => (M + metric, new[] { metric })), (M + Metrics.Gained, ["new followers", "followers gained", "new follows"]), (M + Metrics.Clicks, ["link clicks"]),
    ]);

    private static readonly MappingTemplate AnySale = new("sales", RecordType.Conversion,
    [
        ("id", ["order id", "order number", "order", "transaction id", "conversion id", "id"]), ("occurredAt", ["date", "order date", "created at", "time", "timestamp"]),
        ("amount", ["amount", "total", "order total", "revenue", "sale amount"]), ("currency", ["currency"]), ("coupon", ["coupon", "discount code", "promo code", "code"]),
        ("campaign", ["campaign"]), ("influencer", ["influencer", "affiliate", "partner", "creator"]), ("email", ["email", "customer email"]),
    ]);

    /// <summary>The tools by name, then the general ones; where several fit as well the first is proposed.</summary>
    public static readonly IReadOnlyList<MappingTemplate> All =
        [AnyPost, AnySale, AnyDay, HypeAuditor, SocialBlade, BuzzSumo, Aspire, Upfluence, Refersion, WooCommerce, .. SocialTemplates.All];
}
