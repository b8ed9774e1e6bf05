using KpiFunctions.Local.SampleBrand;

namespace KpiFunctions.Tests.SampleBrand;

/// <summary>The members that one record counts for.</summary>
internal sealed record NaiveMembers(string Campaign, string Influencer, string Platform, string Post, string Link)
{
    /// <summary>Whatever is called unknown here is called so in the rows.</summary>
    private const string Unknown = "unknown";

    public IEnumerable<string> Scopes() =>
    [
        "",
        $"campaign={Text(Campaign)}",
        $"influencer={Text(Influencer)}",
        $"platform={Text(Platform)}",
        $"post={Text(Post)}",
        $"link={Text(Link)}",
        $"campaign={Text(Campaign)},influencer={Text(Influencer)}",
        $"campaign={Text(Campaign)},platform={Text(Platform)}",
    ];

    public static NaiveMembers Of(SampleEvent record, IReadOnlyList<SampleEntry> registry)
    {
        var stated = new Stated(record.Campaign, record.Influencer, record.Platform, record.Post, Account: null, record.Click?.Link ?? record.Link);
        return Of(stated, Crediting(record, registry), registry);
    }

    public static NaiveMembers Of(PostReading reading, IReadOnlyList<SampleEntry> registry) =>
        Of(new Stated(null, null, null, reading.Post, reading.Account), null, registry);

    public static NaiveMembers Of(SiteDay visits, IReadOnlyList<SampleEntry> registry) =>
        Of(new Stated(visits.Campaign, visits.Influencer, visits.Platform, null, visits.Account), null, registry);

    public static NaiveMembers Of(SampleRemark remark, IReadOnlyList<SampleEntry> registry) =>
        Of(new Stated(null, null, remark.Platform, remark.Post, remark.Account), null, registry);

    private static NaiveMembers Of(Stated stated, SampleEntry? crediting, IReadOnlyList<SampleEntry> registry)
    {
        var postId = crediting?["post"] ?? stated.Post;
        var post = Find(registry, "posts", postId);
        var accountId = post?["account"] ?? stated.Account;
        var account = Find(registry, "accounts", accountId);
        return new(
            crediting?["campaign"] ?? post?["campaign"] ?? stated.Campaign ?? Unknown,
            crediting?["influencer"] ?? post?["influencer"] ?? stated.Influencer ?? account?["influencer"] ?? Unknown,
            crediting?["platform"] ?? post?["platform"] ?? stated.Platform ?? account?["platform"] ?? (postId ?? accountId)?.Split(':')[0] ?? Unknown,
            postId ?? Unknown,
            (crediting?.Kind == "coupons" ? "coupon:" : "") + (crediting?.Id ?? stated.Link ?? Unknown));
    }

    /// <summary>The signed click's link if it is registered, else the coupon, else the link that the record names.</summary>
    private static SampleEntry? Crediting(SampleEvent record, IReadOnlyList<SampleEntry> registry) =>
        Find(registry, "links", record.Click?.Link) ?? Find(registry, "coupons", record.Coupon?.ToUpperInvariant()) ?? Find(registry, "links", record.Link);

    public static SampleEntry? Find(IReadOnlyList<SampleEntry> registry, string kind, string? id) =>
        registry.FirstOrDefault(entry => entry.Kind == kind && entry.Id == id);

    public static string Text(string member) => Uri.EscapeDataString(member);

    private sealed record Stated(string? Campaign, string? Influencer, string? Platform, string? Post, string? Account, string? Link = null);
}
