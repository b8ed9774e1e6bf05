using System.Buffers;
using System.Globalization;
using System.Text;

namespace KpiFunctions.Core.Records;

/// <summary>
/// The normal form of posts and accounts: "platform:native id" and "platform:handle". Addresses become the id or handle that they name; those that
/// name a post without its id (short links) stay addresses, in one spelling, until somebody registers them.
/// </summary>
public static class MemberIds
{
    /// <summary>Platforms whose name before a colon is surely a platform; others may be used as well.</summary>
    public static readonly IReadOnlySet<string> WellKnownPlatforms = new HashSet<string>(StringComparer.Ordinal)
    {
        "instagram", "tiktok", "youtube", "x", "facebook", "linkedin", "pinterest", "twitch", "snapchat", "threads",
        "blog", "newsletter", "podcast",
    };

    // What stands before the first colon of addresses and URNs is no platform.
    private static readonly HashSet<string> Schemes = new(StringComparer.Ordinal) { "http", "https", "urn", "at", "did" };

    private static readonly SearchValues<char> OfPlatforms = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-_");

    /// <summary>A platform's name in lower case, "x" for Twitter; null unless it is 1 to 64 letters, digits, points, - or _ of ASCII.</summary>
    public static string? Platform(string text)
    {
        var name = text.Trim().ToLowerInvariant();
        if (name == "twitter") return "x";
        return name.Length is > 0 and <= 64 && !name.AsSpan().ContainsAnyExcept(OfPlatforms) ? name : null;
    }

    /// <summary>
    /// The normal form of an id or an address. With a platform, an id that does not begin with it gets it in front; without one the id or the address
    /// must say it.
    /// </summary>
    /// <param name="platform">In its normal form; null when not known.</param>
    /// <returns>Null when the platform is unknown, another well-known one than the one given, or the address is not that of a post.</returns>
    public static string? Post(string text, string? platform) => Read(text, platform, SocialPlaceKind.Post);

    /// <summary>As <see cref="Post"/> for accounts: a handle with or without @, or the address of a profile.</summary>
    public static string? Account(string text, string? platform)
    {
        if (Read(text, platform, SocialPlaceKind.Account) is not { } whole) return null;
        var colon = whole.IndexOf(':');
        return Join(whole[..colon], Handle(whole[(colon + 1)..]));
    }

    /// <summary>"@Lena.Fit" and "https://instagram.com/Lena.Fit" are "lena.fit".</summary>
    public static string Handle(string text)
    {
        var handle = SocialNetworks.Find(Visible(text)) is { Kind: SocialPlaceKind.Account or SocialPlaceKind.Unclear } place ? place.Id : text;
        return Visible(handle).Trim().TrimStart('@', '\uFF20').Trim().ToLowerInvariant();
    }

    /// <summary>"instagram" of "instagram:178414"; null without a prefix.</summary>
    public static string? PlatformOf(string member) => member.IndexOf(':') is > 0 and var colon ? member[..colon] : null;

    /// <summary>The network whose address the text is, whatever it names; null when it is none that we know.</summary>
    public static string? NetworkOf(string text) => SocialNetworks.Find(text)?.Network;

    private static string? Read(string text, string? platform, SocialPlaceKind kind)
    {
        if (Split(Visible(text), platform) is not var (of, native)) return null;
        if (SocialNetworks.Find(native) is { } place) return OfPlace(place, of, kind);
        return of is null ? null : Join(of, WebAddress.Read(native, _ => false)?.Text ?? native);
    }

    private static string? OfPlace(SocialPlace place, string? platform, SocialPlaceKind kind)
    {
        if (platform is not null && platform != place.Network) return null;
        return place.Kind == kind || place.Kind == SocialPlaceKind.Unclear ? Join(place.Network, place.Id) : null;
    }

    // "instagram:178414" of itself says its platform; a colon may also be part of an id.
    private static (string? Platform, string Native)? Split(string text, string? platform)
    {
        var colon = text.IndexOf(':');
        var prefix = colon > 0 ? Platform(text[..colon]) : null;
        if (prefix is null || Schemes.Contains(prefix)) return (platform, text);
        if (platform is null || prefix == platform) return (prefix, text[(colon + 1)..]);
        return WellKnownPlatforms.Contains(prefix) ? null : (platform, text);
    }

    // Pasted text carries marks of writing direction and widths of zero, which nobody sees and every comparison does.
    private static string Visible(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var visible = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format) visible.Append(rune);
        return visible.ToString();
    }

    private static string? Join(string platform, string native) => native.Trim() is { Length: > 0 } id ? $"{platform}:{id}" : null;
}
