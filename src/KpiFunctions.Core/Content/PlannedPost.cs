using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Content;

/// <summary>What the content calendar wants published: an entry of registry kind <c>plans</c>, read.</summary>
/// <param name="Post">The post that it became, where somebody says so.</param>
/// <param name="Disclosure">How the post is to say that it is paid; null: nothing was agreed.</param>
/// <param name="Links">Codes of the tracking links that are to be under the post.</param>
public sealed record PlannedPost(
    string Id,
    DateTimeOffset PlannedAt,
    string? Platform,
    string? Account,
    string? Influencer,
    string? Campaign,
    string? ContentType,
    string? Title,
    string? Post,
    string? Disclosure,
    IReadOnlyList<string> Links)
{
    /// <summary>Null for an entry without a time, which its kind does not let in.</summary>
    public static PlannedPost? Of(RegistryEntry entry) => !TimeText.TryParse(entry["plannedAt"], out var at) ? null : new PlannedPost(
        entry.Id, at, entry["platform"], entry["account"], entry["influencer"], entry["campaign"], entry["contentType"], entry["title"], entry["post"], entry["disclosure"],
        [.. (entry["links"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)]);

    /// <summary>Whether nothing that both say differs; a plan of nobody and nowhere fits no post.</summary>
    internal bool Fits(PublishedPost post) =>
        (Account is not null || Influencer is not null) && Agrees(Account, post.Account) && Agrees(Influencer, post.Influencer) && Agrees(Platform, post.Platform)
        && Agrees(ContentType, post.ContentType) && Agrees(Campaign, post.Campaign);

    private static bool Agrees(string? planned, string? actual) => planned is null || actual is null || planned.Equals(actual, StringComparison.OrdinalIgnoreCase);
}
