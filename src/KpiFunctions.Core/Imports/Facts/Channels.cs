namespace KpiFunctions.Core.Imports.Facts;

/// <summary>Where a listening tool found something, as a platform: the networks by their names, all other sites together.</summary>
internal static class Channels
{
    public const string Web = "web";

    private static readonly HashSet<string> Known =
    [
        "instagram", "tiktok", "youtube", "x", "facebook", "linkedin", "pinterest", "twitch", "snapchat", "threads", "reddit", "bluesky", "tumblr",
        "blog", "forum", "news", "review", "podcast", "newsletter",
    ];

    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["twitter"] = "x",
        ["blogs"] = "blog",
        ["forums"] = "forum",
        ["reviews"] = "review",
        ["podcasts"] = "podcast",
        ["online news"] = "news",
    };

    /// <summary>"X (Twitter)", "Instagram Public" and "Reddit" by their first word; "web" for a site's own name.</summary>
    public static string Of(string cell)
    {
        var name = cell.Trim().ToLowerInvariant();
        if (Find(name) is { } whole) return whole;
        return Find(name.Split(' ', '(', '/', '.')[0]) ?? Web;
    }

    private static string? Find(string name) => Renamed.GetValueOrDefault(name) ?? (Known.Contains(name) ? name : null);
}
