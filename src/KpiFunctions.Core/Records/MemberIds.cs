namespace KpiFunctions.Core.Records;

/// <summary>The normal form of posts and accounts: "platform:native id" and "platform:handle".</summary>
public static class MemberIds
{
    /// <summary>Platforms whose name before a colon is surely a platform; others may be used as well.</summary>
    public static readonly IReadOnlySet<string> WellKnownPlatforms = new HashSet<string>(StringComparer.Ordinal)
    {
        "instagram", "tiktok", "youtube", "x", "twitter", "facebook", "linkedin", "pinterest", "twitch", "snapchat", "threads",
        "blog", "newsletter", "podcast",
    };

    // What stands before the first colon of addresses and URNs is no platform.
    private static readonly HashSet<string> Schemes = new(StringComparer.Ordinal) { "http", "https", "urn", "at", "did" };

    /// <summary>A platform's name in lower case; null unless it is 1 to 64 letters, digits, points, - or _ of ASCII.</summary>
    public static string? Platform(string text)
    {
        var name = text.Trim().ToLowerInvariant();
        return name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_') ? name : null;
    }

    /// <summary>
    /// The normal form. With a platform, an id that does not begin with it gets it in front; without one the id must bring its own.
    /// </summary>
    /// <param name="platform">Lower case; null when not known.</param>
    /// <returns>Null when the platform is unknown, or the id names another well-known platform than the one given.</returns>
    public static string? Post(string text, string? platform)
    {
        var colon = text.IndexOf(':');
        var prefix = colon > 0 ? Platform(text[..colon]) : null;
        if (prefix is null || Schemes.Contains(prefix)) return platform is null ? null : Join(platform, text);
        if (platform is null || prefix == platform) return Join(prefix, text[(colon + 1)..]);
        return WellKnownPlatforms.Contains(prefix) ? null : Join(platform, text);
    }

    /// <summary>As <see cref="Post"/>, the handle in lower case without its @.</summary>
    public static string? Account(string text, string? platform)
    {
        if (Post(text, platform) is not { } whole) return null;
        var colon = whole.IndexOf(':');
        return Join(whole[..colon], Handle(whole[(colon + 1)..]));
    }

    /// <summary>"@Lena.Fit" is "lena.fit".</summary>
    public static string Handle(string text) => text.Trim().TrimStart('@').ToLowerInvariant();

    /// <summary>"instagram" of "instagram:178414"; null without a prefix.</summary>
    public static string? PlatformOf(string member) => member.IndexOf(':') is > 0 and var colon ? member[..colon] : null;

    private static string? Join(string platform, string native) => native.Trim() is { Length: > 0 } id ? $"{platform}:{id}" : null;
}
