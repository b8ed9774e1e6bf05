using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups;

/// <summary>The members that one record belongs to, after the registry join. Null where nobody says.</summary>
internal sealed record Members(string? Campaign, string? Influencer, string? Platform, string? Post, string? Account);

/// <summary>
/// Joins records with the registry. Layers, each fills only what is still missing: the crediting entry (model "direct": the link in a validly
/// signed click id, else the coupon, else the record's own link), the post's entry, what the record itself says, the account's entry, and the
/// platform that a post or account id begins with.
/// </summary>
/// <param name="linkOfClickId">The link code in a click id; null when its signature is not ours.</param>
internal sealed class Membership(RegistrySnapshot registry, Func<string, string?> linkOfClickId)
{
    private readonly Dictionary<string, long> unresolved = new(StringComparer.Ordinal);

    /// <summary>"kind:member" to the number of records that name a member which the registry does not know.</summary>
    public IReadOnlyDictionary<string, long> Unresolved => unresolved;

    public Members Of(LogRecord record)
    {
        var credit = Credit(record);
        var on = record.On;
        var postId = credit?["post"] ?? on.Post;
        var post = Look(RegistryKind.Posts, "post", postId);
        var accountId = post?["account"] ?? on.Account;
        var account = Look(RegistryKind.Accounts, "account", accountId);
        var members = new Members(
            credit?["campaign"] ?? post?["campaign"] ?? on.Campaign,
            credit?["influencer"] ?? post?["influencer"] ?? on.Influencer ?? account?["influencer"],
            credit?["platform"] ?? post?["platform"] ?? on.Platform ?? account?["platform"] ?? Prefix(postId) ?? Prefix(accountId),
            postId,
            accountId);
        Look(RegistryKind.Campaigns, "campaign", members.Campaign);
        Look(RegistryKind.Influencers, "influencer", members.Influencer);
        return members;
    }

    public void CountUnresolved(string kind, string member) =>
        unresolved[$"{kind}:{member}"] = unresolved.GetValueOrDefault($"{kind}:{member}") + 1;

    // Every piece of evidence is looked up, so that an unknown coupon shows in the audit even where the click id decided.
    private RegistryEntry? Credit(LogRecord record)
    {
        var clicked = Look(RegistryKind.Links, "link", record.ClickId is { } id ? linkOfClickId(id) : null);
        var coupon = Look(RegistryKind.Coupons, "coupon", record.Coupon);
        var link = Look(RegistryKind.Links, "link", record.On.Link);
        return clicked ?? coupon ?? link;
    }

    private RegistryEntry? Look(RegistryKind kind, string name, string? id)
    {
        if (id is null) return null;
        var entry = registry.Find(kind, id);
        if (entry is null) CountUnresolved(name, id);
        return entry;
    }

    private static string? Prefix(string? id) => id?.IndexOf(':') is > 0 and var colon ? id[..colon] : null;
}
