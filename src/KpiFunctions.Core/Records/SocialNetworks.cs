using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Records;

/// <summary>The networks whose addresses we read. The forms are those that the networks' own share buttons and address bars give.</summary>
internal static partial class SocialNetworks
{
    private static readonly SocialNetwork[] All =
    [
        // The short code: the long id is not in the address.
        new("instagram", @"(m\.|l\.)?instagram\.com|instagr\.am",
            posts: @"([\w.]+/)?(p|reels?|tv)/(?<id>[\w-]{5,64})|stories/[\w.]+/(?<id>[0-9]{5,25})",
            accounts: @"(_u/)?(?<id>[\w.]{1,30})")
        {
            Opaque = @"/(share|explore|reels/audio|stories/highlights)/",
            Reserved = new HashSet<string> { "p", "reel", "reels", "tv", "explore", "stories", "accounts", "direct", "share", "about", "legal", "developer" },
        },
        new("tiktok", @"(m\.|vm\.|vt\.)?tiktok\.com",
            posts: @"(@[^/]*/|share/)?(video|photo|v)/(?<id>[0-9]{6,25})(\.html)?|(embed(/v2)?|player/v1)/(?<id>[0-9]{6,25})",
            accounts: @"@(?<id>[^/?]+)")
        {
            Opaque = @"\A(vm|vt)\.|/t/",
        },
        new("youtube", @"((m|music|gaming)\.)?youtube\.com|youtu\.be|youtube-nocookie\.com",
            posts: @"(watch|attribution_link)/?\?(.*&)?v=(?<id>[\w-]{11})(&.*)?|(shorts|live|embed|v|e)/(?<id>[\w-]{11})|(?<id>[\w-]{11})",
            accounts: @"@(?<id>[^/?]+)|channel/(?<id>UC[\w-]{22})")
        {
            // A path of eleven letters is a video behind youtu.be only; /c/ and /user/ are names of their own, not handles.
            Opaque = @"\A((m|music|gaming)\.)?youtube(-nocookie)?\.com/([\w-]{11}(\?.*)?\z|(c|user|playlist|clip|post)\b)",
        },
        new("x", @"(m\.|mobile\.)?(x|twitter)\.com|t\.co",
            posts: @"(\w{1,15}/|i/(web/)?)status(es)?/(?<id>[0-9]{1,25})",
            accounts: @"@?(?<id>\w{1,15})|intent/(user|follow)\?(.*&)?screen_name=(?<id>\w{1,15})(&.*)?")
        {
            Opaque = @"\At\.co/",
            Reserved = new HashSet<string> { "i", "home", "explore", "search", "intent", "share", "hashtag", "settings", "messages", "notifications", "login", "compose" },
        },
        new("facebook", @"((m|mbasic|web|touch|l|[a-z]{2}-[a-z]{2})\.)?facebook\.com|fb\.com|fb\.watch|fb\.me",
            posts: @"([^/?]+|groups/[^/?]+)/(posts|videos|permalink)/([^/?]+/)?(?<id>[0-9]{6,25}|pfbid\w{6,120})|reels?/(?<id>[0-9]{6,25})|[^/?]+/photos/([^/?]+/)?(?<id>[0-9]{6,25})"
                + @"|(watch|watch/live|video\.php)/?\?(.*&)?v=(?<id>[0-9]{6,25})(&.*)?|(permalink|story)\.php\?(.*&)?story_fbid=(?<id>[0-9]{6,25}|pfbid\w{6,120})(&.*)?"
                + @"|(photo|photo\.php)/?\?(.*&)?fbid=(?<id>[0-9]{6,25})(&.*)?",
            accounts: @"profile\.php\?(.*&)?id=(?<id>[0-9]{4,25})(&.*)?|(people|pages)/[^/?]+/(?<id>[0-9]{4,25})|(?<id>[\w.-]{2,80})")
        {
            Opaque = @"\Afb\.(watch|me)/|/share/",
            Reserved = new HashSet<string>
            {
                "watch", "reel", "reels", "story.php", "permalink.php", "photo", "photo.php", "video.php", "profile.php", "groups", "events", "marketplace", "login", "share", "sharer.php", "hashtag", "gaming", "stories", "l.php",
            },
        },
        new("linkedin", @"([a-z]{2}\.|m\.)?linkedin\.com|lnkd\.in",
            posts: @"(embed/)?feed/update/(?<id>urn:li:(?i:activity|share|ugcPost):[0-9]{6,25})"
                + @"|posts/[^/?]*[-_](?<id>(?i:activity|share|ugcPost)-[0-9]{6,25})(-[\w-]*)?",
            accounts: @"(in|company|school|showcase)/(?<id>[^/?]+)")
        {
            Opaque = @"\Alnkd\.in/",
        },
        new("pinterest", @"([a-z]{2}\.|m\.)?pinterest\.(com|[a-z]{2}|com?\.[a-z]{2})|pin\.it",
            posts: @"pin/([^/?]*--)?(?<id>[0-9]{6,25})",
            accounts: @"(?<id>\w{3,30})(/(_created|_saved|pins|boards))?")
        {
            Opaque = @"\Apin\.it/",
            Reserved = new HashSet<string> { "pin", "search", "ideas", "today", "categories", "settings", "business", "login" },
        },
        new("threads", @"threads\.(net|com)", posts: @"(@[^/?]+/post|t)/(?<id>[\w-]{5,64})", accounts: @"@(?<id>[\w.]{1,30})"),
        new("twitch", @"((m|go|clips)\.)?twitch\.tv",
            posts: @"videos/(?<id>[0-9]{5,25})|\w+/(v|video)/(?<id>[0-9]{5,25})|\w+/clip/(?<id>[\w-]{5,120})",
            accounts: @"(?<id>\w{3,25})")
        {
            Opaque = @"\Aclips\.",
            Reserved = new HashSet<string> { "videos", "directory", "settings", "downloads", "search", "subscriptions" },
        },
        new("snapchat", @"(story\.|t\.)?snapchat\.com", posts: @"(@[\w.-]+/)?spotlight/(?<id>[\w-]{5,200})", accounts: @"(add/|@|s/)(?<id>[\w.-]{3,30})")
        {
            Opaque = @"\At\.",
        },
    ];

    /// <returns>Null when the text is neither an address of one of the networks nor a URN of LinkedIn's.</returns>
    public static SocialPlace? Find(string text)
    {
        // Nearly all texts are plain ids: they are told by what they lack.
        if (text.Contains("urn:li:", StringComparison.OrdinalIgnoreCase) && Urn().Match(text) is { Success: true } urn) return LinkedInPost(urn.Value);
        return WebAddress.Read(text, IsHost) is { } address ? Find(address) : null;
    }

    public static SocialPlace? Find(WebAddress address)
    {
        if (All.FirstOrDefault(network => network.Has(address.Host)) is not { } network) return null;
        var place = network.Find(address);
        return place is { Network: "linkedin", Kind: SocialPlaceKind.Post } ? LinkedInPost(place.Id) : place;
    }

    public static bool IsHost(string host) => All.Any(network => network.Has(host));

    // "activity-712…" in a share link is urn:li:activity:712…; the three kinds count apart, as LinkedIn's own exports do.
    private static SocialPlace LinkedInPost(string text)
    {
        var parts = text.Trim().Split(':', '-');
        var kind = parts[^2].ToLowerInvariant() switch { "ugcpost" => "ugcPost", var other => other };
        return new SocialPlace("linkedin", SocialPlaceKind.Post, $"urn:li:{kind}:{parts[^1]}");
    }

    [GeneratedRegex(@"\A\s*urn:li:(?:activity|share|ugcPost):[0-9]{6,25}\s*\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Urn();
}
