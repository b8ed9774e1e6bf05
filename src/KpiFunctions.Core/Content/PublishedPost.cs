using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Voice;

namespace KpiFunctions.Core.Content;

/// <summary>A post that the registry knows with the time at which it was published.</summary>
public sealed record PublishedPost(
    string Id, DateTimeOffset At, string? Platform, string? Account, string? Influencer, string? Campaign, string? ContentType, string? Title, string? Disclosure)
{
    public static PublishedPost? Of(RegistryEntry entry) => !TimeText.TryParse(entry["publishedAt"], out var at) ? null : new PublishedPost(
        entry.Id, at, entry["platform"], entry["account"], entry["influencer"], entry["campaign"], entry["contentType"], entry["title"], entry["disclosure"]);

    /// <summary>All that the registry knows, without those of competitors' accounts: they are no part of our calendar.</summary>
    public static IReadOnlyList<PublishedPost> OursOf(RegistrySnapshot registry) =>
    [
        .. registry.All(RegistryKind.Posts).Select(Of).OfType<PublishedPost>()
            .Where(post => post.Account is null || registry.Find(RegistryKind.Accounts, post.Account)?["brand"] is not { } brand || BrandNames.IsOwn(registry.Find(RegistryKind.Brands, brand))),
    ];
}
