using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>Registries that know some of what a <see cref="RandomLog"/> names, and change in one entry.</summary>
internal sealed class RandomRegistry(int seed)
{
    private static readonly string?[] Campaigns = [null, "spring", "summer", "by-click"];
    private static readonly string?[] Influencers = [null, "lena", "spring"];
    private static readonly string?[] Posts = [null, "instagram:1", "tiktok:2"];
    private static readonly string?[] Accounts = [null, "instagram:lena", "tiktok:ghost"];

    private readonly Random random = new(seed);

    public List<RegistryEntry> Entries() => [.. Enumerable.Range(0, 18).Select(_ => Entry()).DistinctBy(entry => (entry.Kind, entry.Id))];

    /// <summary>One entry more, less, or other than it was.</summary>
    public List<RegistryEntry> Changed(IReadOnlyList<RegistryEntry> entries)
    {
        var entry = Entry();
        var others = entries.Where(other => (other.Kind, other.Id) != (entry.Kind, entry.Id)).ToList();
        if (random.Next(4) > 0) others.Add(entry);
        return others;
    }

    private RegistryEntry Entry() => random.Next(10) switch
    {
        0 => Some.Entry(RegistryKind.Campaigns, Any("spring", "summer", "autumn")),
        1 => Some.Entry(RegistryKind.Influencers, Any("lena", "spring", "tom")),
        2 => Of(RegistryKind.Links, Any("clicked", "own", "lost", "other"), ("campaign", Any(Campaigns)), ("influencer", Any(Influencers)), ("post", Any(Posts))),
        3 => Of(RegistryKind.Coupons, Any("LENA10", "GONE", "OTHER"), ("campaign", Any(Campaigns)), ("influencer", Any(Influencers))),
        4 => Of(RegistryKind.Posts, Any("instagram:1", "tiktok:2", "tiktok:9"), ("platform", "tiktok"), ("account", Any(Accounts)), ("campaign", Any(Campaigns)), ("influencer", Any(Influencers))),
        5 => Of(RegistryKind.Accounts, Any("instagram:lena", "tiktok:ghost", "tiktok:other"), ("platform", Any("instagram", "tiktok")), ("influencer", Any(Influencers)), ("brand", Any(null, null, "rival", "ours"))),
        6 => Of(RegistryKind.Brands, Any("rival", "ours"), ("own", Any("yes", "no", null))),
        7 => Of(RegistryKind.Sentiments, RemarkId.Of("shop", Any("comment", "mention"), Any("1", "2", "3"), Some.Noon), ("sentiment", Any("negative", "spam"))),
        8 => Of(RegistryKind.Products, Any("shoe", "shoes"), ("line", Any(null, "shoes")), ("margin", Any(null, "0.3"))),
        _ => Rate(Any("2026-03-10", "2026-03-05", "2026-03-03", "2026-03-02"), Any("USD", "GBP", "EUR")),
    };

    private RegistryEntry Rate(string day, string currency) =>
        Some.Entry(RegistryKind.Rates, $"{day}:{currency}", ("day", day), ("currency", currency), ("base", Any("EUR", "USD", "CHF")), ("rate", Any("1.6", "0.5")));

    private static RegistryEntry Of(RegistryKind kind, string id, params IEnumerable<(string Name, string? Value)> fields) =>
        Some.Entry(kind, id, [.. fields.Where(field => field.Value is not null).Select(field => (field.Name, field.Value!))]);

    private T Any<T>(params T[] values) => values[random.Next(values.Length)];
}
