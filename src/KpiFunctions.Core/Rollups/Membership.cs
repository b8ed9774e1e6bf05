using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups;

/// <summary>The members that one record belongs to, after the registry join. Null where nobody says.</summary>
internal sealed record Members(string? Campaign, string? Influencer, string? Platform, string? Post, string? Account, string? Link = null);

/// <param name="Unresolved">"kind:member" for each look-up that the registry could not answer, repeated when it was looked up twice.</param>
/// <param name="Product">As the record says it: no dimension of rows, but its margin is that of the money.</param>
internal sealed record Joined(Members Members, IReadOnlyList<string> Unresolved, string? Product = null);

/// <summary>
/// Joins records with the registry. Layers, each fills only what is still missing: the crediting entry (model "direct": the link in a validly
/// signed click id, else the coupon, else the record's own link), the post's entry, what the record itself says, the account's entry, and the
/// platform that a post or account id begins with.
/// </summary>
internal sealed class Membership(RegistryReader registry)
{
    /// <param name="on">What the record itself says.</param>
    /// <param name="clickedLink">The link in its click id; null without one that we signed.</param>
    public Joined Of(Dimensions on, string? coupon, string? clickedLink)
    {
        var unresolved = new List<string>();
        var credit = Credit(on, coupon, clickedLink, unresolved);
        var postId = credit?["post"] ?? on.Post;
        var post = Look(RegistryKind.Posts, "post", postId, unresolved);
        var accountId = post?["account"] ?? on.Account;
        var account = Look(RegistryKind.Accounts, "account", accountId, unresolved);
        var members = new Members(
            credit?["campaign"] ?? post?["campaign"] ?? on.Campaign,
            credit?["influencer"] ?? post?["influencer"] ?? on.Influencer ?? account?["influencer"],
            credit?["platform"] ?? post?["platform"] ?? on.Platform ?? account?["platform"] ?? Prefix(postId) ?? Prefix(accountId),
            postId,
            accountId,
            LinkOf(credit) ?? clickedLink ?? on.Link);
        // Of a brand that nobody registered the account is in no row, so somebody must hear of it.
        Look(RegistryKind.Brands, "brand", account?["brand"], unresolved);
        Look(RegistryKind.Campaigns, "campaign", members.Campaign, unresolved);
        Look(RegistryKind.Influencers, "influencer", members.Influencer, unresolved);
        Look(RegistryKind.Products, "product", on.Product, unresolved);
        return new Joined(members, unresolved, on.Product);
    }

    // Every piece of evidence is looked up, so that an unknown coupon shows in the audit even where the click id decided.
    private RegistryEntry? Credit(Dimensions on, string? coupon, string? clickedLink, List<string> unresolved)
    {
        var byClick = Look(RegistryKind.Links, "link", clickedLink, unresolved);
        var byCoupon = Look(RegistryKind.Coupons, "coupon", coupon, unresolved);
        var byLink = Look(RegistryKind.Links, "link", on.Link, unresolved);
        return byClick ?? byCoupon ?? byLink;
    }

    // A coupon stands beside the links: it has the orders that no link brought.
    private static string? LinkOf(RegistryEntry? credit) =>
        credit is null ? null : credit.Kind == RegistryKind.Coupons.Name ? $"coupon:{credit.Id}" : credit.Id;

    private RegistryEntry? Look(RegistryKind kind, string name, string? id, List<string> unresolved)
    {
        if (id is null) return null;
        var entry = registry.Find(kind, id);
        if (entry is null) unresolved.Add($"{name}:{id}");
        return entry;
    }

    private static string? Prefix(string? id) => id?.IndexOf(':') is > 0 and var colon ? id[..colon] : null;
}
