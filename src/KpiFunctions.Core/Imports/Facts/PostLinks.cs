using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Imports.Facts;

/// <summary>The platform's own id of a post in its link, with or without tracking parameters.</summary>
internal static partial class PostLinks
{
    private static readonly (string Platform, Regex Shape)[] Shapes =
    [
        ("tiktok", TikTok()), ("x", X()), ("youtube", YouTube()), ("linkedin", LinkedIn()), ("instagram", Instagram()), ("facebook", Facebook()),
    ];

    /// <returns>Null when the link has none, or is of another platform.</returns>
    public static string? IdOf(string platform, string link)
    {
        foreach (var (name, shape) in Shapes)
            if (name == platform && shape.Match(link) is { Success: true } match) return match.Groups["id"].Value;
        return null;
    }

    /// <returns>"platform:id"; null when it is no link to a post.</returns>
    public static string? Find(string link) =>
        Shapes.Select(each => IdOf(each.Platform, link) is { } id ? $"{each.Platform}:{id}" : null).FirstOrDefault(post => post is not null);

    [GeneratedRegex(@"tiktok\.com/(?:@[^/]*/)?(?:video|photo|v)/(?<id>[0-9]{6,25})", Options)]
    private static partial Regex TikTok();

    [GeneratedRegex(@"(?:x|twitter)\.com/[^/]+/(?:[^/]+/)?status(?:es)?/(?<id>[0-9]{1,25})", Options)]
    private static partial Regex X();

    [GeneratedRegex(@"(?:youtube\.com/(?:watch\?(?:.*&)?v=|shorts/|live/|embed/)|youtu\.be/)(?<id>[A-Za-z0-9_-]{11})", Options)]
    private static partial Regex YouTube();

    [GeneratedRegex(@"(?<id>urn:li:(?:activity|share|ugcPost):[0-9]{6,25})", Options)]
    private static partial Regex LinkedIn();

    /// <summary>The short code: the long id is not in the link.</summary>
    [GeneratedRegex(@"instagram\.com/(?:[^/]+/)?(?:p|reel|reels|tv)/(?<id>[A-Za-z0-9_-]{5,20})", Options)]
    private static partial Regex Instagram();

    [GeneratedRegex(@"facebook\.com/(?:[^/]+/(?:posts|videos)/(?:[^/?]+/)?|reel/|watch/?\?v=|permalink\.php\?story_fbid=|story\.php\?story_fbid=)(?<id>[A-Za-z0-9]{6,100})", Options)]
    private static partial Regex Facebook();

    private const RegexOptions Options = RegexOptions.CultureInvariant | RegexOptions.IgnoreCase;
}
