using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Facts;

/// <summary>
/// The platform's own id of a post in its link. Of exports only links that have it are taken: the counters of a post that is known by its id today
/// and by a short link tomorrow would count twice.
/// </summary>
internal static class PostLinks
{
    /// <returns>Null when the link has none, or is of another platform.</returns>
    public static string? IdOf(string platform, string link) =>
        SocialNetworks.Find(link) is { Kind: SocialPlaceKind.Post } place && place.Network == platform ? place.Id : null;

    /// <returns>"platform:id"; null when it is no link to a post.</returns>
    public static string? Find(string link) => SocialNetworks.Find(link) is { Kind: SocialPlaceKind.Post } place ? $"{place.Network}:{place.Id}" : null;
}
