using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Voice;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// The rows that an account's followers appear in. A creator who works for several campaigns is in each of them, so gauges do not add up over
/// campaigns; over every other dimension they do. A competitor's account is in none.
/// </summary>
internal sealed class AccountPlaces
{
    private readonly ILookup<string, string> campaignsOfAccount;
    private readonly ILookup<string, string> campaignsOfInfluencer;
    private readonly HashSet<string> candidates;

    private readonly HashSet<string> ownBrands;

    /// <param name="all">Every registry entry of a kind.</param>
    public AccountPlaces(Func<RegistryKind, IEnumerable<RegistryEntry>> all)
    {
        campaignsOfAccount = all(RegistryKind.Posts)
            .Where(post => post["account"] is not null && post["campaign"] is not null)
            .ToLookup(post => post["account"]!, post => post["campaign"]!);
        campaignsOfInfluencer = new[] { RegistryKind.Posts, RegistryKind.Links, RegistryKind.Coupons }
            .SelectMany(all)
            .Where(entry => entry["influencer"] is not null && entry["campaign"] is not null)
            .ToLookup(entry => entry["influencer"]!, entry => entry["campaign"]!);
        candidates = all(RegistryKind.Influencers).Where(influencer => influencer["status"] == ClosedLists.Candidate).Select(influencer => influencer.Id).ToHashSet(StringComparer.Ordinal);
        ownBrands = all(RegistryKind.Brands).Where(BrandNames.IsOwn).Select(brand => brand.Id).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>None for a candidate's: with whom nobody works yet reaches nobody for the brand.</summary>
    public IEnumerable<Scope> ScopesOf(RegistryEntry account)
    {
        if (account["influencer"] is { } creator && candidates.Contains(creator)) yield break;
        if (account["brand"] is { } brand && !ownBrands.Contains(brand)) yield break;
        var platform = account["platform"]!;
        var influencer = account["influencer"] ?? Scope.Unknown;
        yield return Scope.Total;
        yield return Scope.Of((Dimension.Platform, platform));
        yield return Scope.Of((Dimension.Influencer, influencer));
        foreach (var campaign in CampaignsOf(account))
        {
            yield return Scope.Of((Dimension.Campaign, campaign));
            yield return Scope.Of((Dimension.Campaign, campaign), (Dimension.Influencer, influencer));
            yield return Scope.Of((Dimension.Campaign, campaign), (Dimension.Platform, platform));
        }
    }

    private IEnumerable<string> CampaignsOf(RegistryEntry account)
    {
        var campaigns = campaignsOfAccount[account.Id]
            .Concat(account["influencer"] is { } influencer ? campaignsOfInfluencer[influencer] : [])
            .Distinct()
            .ToList();
        return campaigns.Count > 0 ? campaigns : [Scope.Unknown];
    }
}
