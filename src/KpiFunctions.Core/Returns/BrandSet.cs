using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Returns;

/// <summary>Which brand is our own, and which are compared with it.</summary>
public sealed class BrandSet
{
    private readonly RegistrySnapshot registry;
    private readonly HashSet<string> own;
    private readonly HashSet<string> competitors;

    public BrandSet(RegistrySnapshot registry)
    {
        this.registry = registry;
        var brands = registry.All(RegistryKind.Brands).ToLookup(brand => brand["own"] == "yes", brand => brand.Id);
        own = brands[true].ToHashSet(StringComparer.Ordinal);
        competitors = brands[false].ToHashSet(StringComparer.Ordinal);
    }

    public bool HasCompetitors => competitors.Count > 0;

    /// <summary>What somebody says of no brand is said of the one on whose account or post it stands; of ours where it stands on none.</summary>
    public bool IsOfOwn(DayRemark remark) => IsOwn(remark.Said.Brand ?? BrandOf(remark.Account));

    public bool IsOfSet(DayRemark remark) => (remark.Said.Brand ?? BrandOf(remark.Account)) is var brand && (IsOwn(brand) || competitors.Contains(brand!));

    /// <summary>Accounts of our own brand, and of competitors; creators' are neither.</summary>
    public IEnumerable<string> Accounts(bool ofOwn) =>
        from account in registry.All(RegistryKind.Accounts)
        where account["influencer"] is null && (ofOwn ? IsOwn(account["brand"]) : account["brand"] is { } brand && competitors.Contains(brand))
        select account.Id;

    private string? BrandOf(string? account) => registry.Find(RegistryKind.Accounts, account)?["brand"];

    private bool IsOwn(string? brand) => brand is null || own.Contains(brand);
}
