using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Registry.Suggestions;

/// <summary>Entries of one kind that resemble a name. Ids of posts are numbers and codes, of which no two similar ones mean the same: they are compared whole.</summary>
public sealed class Lookalikes
{
    // A short word is within two letters of too many others.
    private const int ShortestForOne = 4;
    private const int ShortestForTwo = 7;

    private readonly RegistryKind kind;
    private readonly List<Known> known;

    public Lookalikes(RegistrySnapshot registry, RegistryKind kind)
    {
        this.kind = kind;
        known = [.. registry.All(kind).Select(entry => new Known(entry, Parts(entry.Id), entry["name"] is { } name ? Letters(name) : null, AddressOf(entry)))];
    }

    /// <returns>The likeliest first.</returns>
    public IReadOnlyList<Suggestion> Of(string member, int most)
    {
        var wanted = Parts(member);
        var address = kind == RegistryKind.Posts ? MemberIds.Post(member, null) : kind == RegistryKind.Accounts ? MemberIds.Account(member, null) : null;
        return
        [
            .. known.Select(each => (each.Entry, Why: Compare(each, member, wanted, address)))
                .Where(each => each.Why is not null)
                .OrderBy(each => each.Why).ThenBy(each => each.Entry.Id, StringComparer.Ordinal)
                .Take(most)
                .Select(each => new Suggestion(each.Entry.Id, each.Why!.Value, each.Entry["name"], each.Entry["influencer"])),
        ];
    }

    private Likeness? Compare(Known other, string member, Name wanted, string? address)
    {
        if (other.Entry.Id == member) return null;
        if (other.Entry.Id == address || (other.Address is not null && (other.Address == member || other.Address == address))) return Likeness.SameAddress;
        if (other.Id.Native == wanted.Native && other.Id.Platform != wanted.Platform) return Likeness.OtherPlatform;
        if (wanted.Letters.Length == 0) return null;
        if (kind == RegistryKind.Posts) return other.Id.Platform == wanted.Platform && other.Id.Letters == wanted.Letters ? Likeness.SameLetters : null;
        if (other.Id.Letters == wanted.Letters || other.NameLetters == wanted.Letters) return Likeness.SameLetters;
        if (other.Id.Platform != wanted.Platform) return null;
        return Nearest(wanted.Letters, other.Id.Letters, other.NameLetters ?? other.Id.Letters);
    }

    private static Likeness? Nearest(string wanted, string id, string name)
    {
        var most = wanted.Length >= ShortestForTwo ? 2 : wanted.Length >= ShortestForOne ? 1 : 0;
        if (most == 0) return null;
        return Math.Min(EditDistance.Of(wanted, id, most), EditDistance.Of(wanted, name, most)) switch
        {
            <= 1 => Likeness.OneLetter,
            2 when most == 2 => Likeness.TwoLetters,
            _ => null,
        };
    }

    // A post that was registered by a short link or a number may say its address beside.
    private string? AddressOf(RegistryEntry entry) => kind == RegistryKind.Posts && entry["url"] is { } url ? MemberIds.Post(url, null) : null;

    private Name Parts(string id)
    {
        var platform = kind == RegistryKind.Accounts || kind == RegistryKind.Posts ? MemberIds.PlatformOf(id) : null;
        var native = platform is null ? id : id[(platform.Length + 1)..];
        return new Name(platform, native, Letters(native));
    }

    private static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private readonly record struct Name(string? Platform, string Native, string Letters);

    private sealed record Known(RegistryEntry Entry, Name Id, string? NameLetters, string? Address);
}
