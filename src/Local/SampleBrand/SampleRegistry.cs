using System.Globalization;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>What the brand registers before it starts. Post links name only their post: the rest is found through it.</summary>
internal static class SampleRegistry
{
    /// <summary>A coupon that is printed before anybody registers it; its sales are credited once it is.</summary>
    public const string LateCoupon = "HUTWEEKEND";

    /// <summary>A reading names this account, and the registry does not know it.</summary>
    public const string UnknownAccount = "instagram:northwind.archive";

    public static IReadOnlyList<SampleEntry> Make(SampleOptions options, IReadOnlyList<PublishedPost> posts, IReadOnlyList<TrackingLink> links) =>
    [
        .. Cast.Campaigns.Select(campaign => Of(campaign, options)),
        .. Referrals.Entries(),
        .. Cast.Influencers.Select(Candidates.Entry),
        .. Candidates.Entries(),
        .. Audiences.Entries(),
        .. Benchmarks.Entries(),
        SiteVisits.Entry(),
        .. Cast.Influencers.SelectMany(influencer => influencer.Accounts.Select(account => Of(account, influencer.Id, influencer.Name))),
        .. Cast.OwnAccounts.Select(account => Of(account, null, Cast.Brand)),
        .. posts.Where(post => post.Registered).Select(post => Of(options, post)),
        .. links.Select(Of),
        .. ContentPlan.Entries(options, new SampleCalendar(options), posts, links),
        .. Coupons(),
        .. SampleRates.Make(options),
        .. Trials.Entries(options),
        .. Aims.Entries(options),
    ];

    public static string CouponOf(Influencer creator, string campaign) =>
        creator.Id.ToUpperInvariant() + (10 + 5 * Cast.Campaigns.ToList().FindIndex(each => each.Id == campaign)).ToString(CultureInfo.InvariantCulture);

    public static SampleEntry Entry(string kind, string id, params (string Name, string? Value)[] fields) =>
        new(kind, id, fields.Where(field => field.Value is not null).ToDictionary(field => field.Name, field => field.Value!));

    private static SampleEntry Of(Campaign campaign, SampleOptions options) => Entry("campaigns", campaign.Id,
        ("name", campaign.Name), ("type", campaign.Type), ("incentive", campaign.Incentive), ("objective", campaign.Objective), ("brand", "northwind"), ("margin", campaign.Margin),
        ("start", DayText(options.FirstDay.AddDays((int)(campaign.From * options.Days)))),
        ("end", DayText(options.FirstDay.AddDays((int)Math.Ceiling(campaign.To * options.Days) - 1))));

    private static SampleEntry Of(Account account, string? influencer, string name) => Entry("accounts", account.Id,
        ("platform", account.Platform), ("handle", account.Handle), ("influencer", influencer), ("name", name));

    private static SampleEntry Of(SampleOptions options, PublishedPost post) => Entry("posts", post.Id, [
        .. ContentPlan.FieldsOf(options, post), ("platform", post.Account.Platform), ("account", post.Account.Id), ("influencer", post.Creator?.Id), ("campaign", post.Campaign),
        ("url", post.Url), ("publishedAt", post.At.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)),
        ("contentType", post.ContentType), ("title", post.Title)]);

    private static SampleEntry Of(TrackingLink link) => link.Post is { } post
        ? Entry("links", link.Code, ("destination", Cast.Shop + "/post/" + link.Code), ("post", post.Id))
        : Entry("links", link.Code, ("destination", Cast.Shop + "/with/" + link.Creator!.Id), ("campaign", link.Campaign), ("influencer", link.Creator.Id), ("platform", link.Platform));

    private static IEnumerable<SampleEntry> Coupons() =>
    [
        .. from creator in Cast.Influencers
           from campaign in creator.Campaigns
           select Entry("coupons", CouponOf(creator, campaign), ("campaign", campaign), ("influencer", creator.Id), ("platform", creator.Accounts[0].Platform), ("incentive", "discount code")),
        Entry("coupons", LateCoupon, ("campaign", "trail-club")),
    ];

    public static string DayText(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
