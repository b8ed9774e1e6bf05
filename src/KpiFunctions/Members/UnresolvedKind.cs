using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Members;

/// <summary>What records name: the word in a day's audit, the kind of entry that would make it known, and where a record and an entry name it.</summary>
/// <param name="Fields">Of registry entries.</param>
internal sealed record UnresolvedKind(string Name, RegistryKind Registry, Func<LogRecord, string?> In, IReadOnlyList<string> Fields)
{
    public static readonly IReadOnlyList<UnresolvedKind> All =
    [
        new("account", RegistryKind.Accounts, record => record.On.Account, ["account"]),
        new("post", RegistryKind.Posts, record => record.On.Post, ["post"]),
        new("campaign", RegistryKind.Campaigns, record => record.On.Campaign, ["campaign"]),
        new("influencer", RegistryKind.Influencers, record => record.On.Influencer, ["influencer"]),
        new("link", RegistryKind.Links, record => record.On.Link, []),
        new("coupon", RegistryKind.Coupons, record => record.Coupon, []),
        new("product", RegistryKind.Products, record => record.On.Product, ["line"]),
        new("brand", RegistryKind.Brands, record => record.Remark?.Brand, ["brand"]),
    ];

    public static UnresolvedKind? Find(string name) => All.FirstOrDefault(kind => kind.Name == name);

    /// <summary>Coupons are the same in any case.</summary>
    public string Normal(string member) => Registry == RegistryKind.Coupons ? member.ToUpperInvariant() : member;
}
