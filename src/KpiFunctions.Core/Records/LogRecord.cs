using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Records;

/// <summary>
/// One line of the event log: what was said, by whom, about when. It holds what the sender said and nothing that was looked up:
/// records meet the registry when a day is rolled up.
/// </summary>
public sealed record LogRecord
{
    public required RecordType Type { get; init; }

    /// <summary>The shop, account or network that the id belongs to; shared by the webhook and the CSV of the same shop.</summary>
    public required string Namespace { get; init; }

    /// <summary>Unique within (<see cref="Namespace"/>, <see cref="Type"/>).</summary>
    public required string Id { get; init; }

    /// <summary>Who sent it: "events", "webhook:shop", "import:shopify-orders", "link", "registry".</summary>
    public required string Source { get; init; }

    /// <summary>When it happened (an event) or was read (a reading), UTC.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    /// <summary>When we took it, UTC.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The import that the record came with, null for records that came over HTTP.</summary>
    public string? Import { get; init; }

    /// <summary>Records of one lineage supersede each other by <see cref="Version"/>: an import file and its corrected re-upload.</summary>
    public string? Lineage { get; init; }

    /// <summary>Higher supersedes within one lineage; 0 where the source has no versions.</summary>
    public long Version { get; init; }

    public Dimensions On { get; init; } = Dimensions.None;

    /// <summary>A keyed hash, never an address or a name. Unique people are counted by it.</summary>
    public string? Person { get; init; }

    /// <summary>
    /// Whether the visitor allowed to be known again; null: nobody said. A visitor who refused is known for one UTC day; a customer whom the shop knows stays
    /// known, as his orders do.
    /// </summary>
    public bool? Consent { get; init; }

    /// <summary>The signed token that a tracking link appended to its destination (<c>Clicks/ClickId</c>).</summary>
    public string? ClickId { get; init; }

    public string? Coupon { get; init; }

    public string? Order { get; init; }

    /// <summary>Conversions only: <see cref="Stages"/>.</summary>
    public string? Stage { get; init; }

    /// <summary>Money records: always positive; a refund takes away, a cost is spent. A refund without amount takes back what is left of its order.</summary>
    public Amount? Amount { get; init; }

    /// <summary>Clicks only: <c>Clicks/ClickClasses</c>.</summary>
    public string? ClickClass { get; init; }

    /// <summary>Clicks that we classified ourselves: the version of the rules and lists that decided; 0 where the sender was taken at its word.</summary>
    public long ClickRules { get; init; }

    /// <summary>Costs only: fee, product, shipping, commission, boost, other.</summary>
    public string? CostKind { get; init; }

    /// <summary>Readings: counters and gauges by <see cref="Metrics"/> name; of an audience mix and a survey as <see cref="MixCounters"/> says. Remarks: their reach and engagement.</summary>
    public IReadOnlyDictionary<string, long>? Counters { get; init; }

    /// <summary>Comments, mentions, messages and replies only.</summary>
    public Remark? Remark { get; init; }

    /// <summary>Declarations: what the registry entry becomes. Retractions: what is taken back.</summary>
    public Statement? States { get; init; }
}

/// <summary>What a declaration or retraction says of its target.</summary>
/// <param name="Kind">A registry kind (<c>Registry/RegistryKind</c> wire name), or "import" for a retraction.</param>
/// <param name="Target">The entry's or import's id.</param>
/// <param name="Deleted">True takes the entry out of the registry.</param>
/// <param name="Fields">The entry's fields as text; empty when deleted.</param>
public sealed record Statement(string Kind, string Target, bool Deleted, IReadOnlyDictionary<string, string> Fields);

/// <summary>Dimension members as the sender stated them. Null: not said.</summary>
/// <param name="Post">"platform:native id", for example "instagram:178414".</param>
/// <param name="Account">"platform:handle", lower case, without @, for example "instagram:lena.fit".</param>
/// <param name="Link">The code of a tracking link.</param>
/// <param name="Product">Of conversions and refunds: the product, or the line of products, that they are of.</param>
public sealed record Dimensions(
    string? Campaign = null,
    string? Influencer = null,
    string? Platform = null,
    string? Account = null,
    string? Post = null,
    string? Link = null,
    string? ContentType = null,
    string? Country = null,
    string? Product = null)
{
    public static readonly Dimensions None = new();
}

/// <summary>The funnel's stages in order. A purchase is an order and carries revenue.</summary>
public static class Stages
{
    public const string Signup = "signup";
    public const string Lead = "lead";
    public const string Purchase = "purchase";

    public static readonly IReadOnlyList<string> InOrder = [Signup, Lead, Purchase];
}

/// <summary>Names of counters and gauges in readings.</summary>
public static class Metrics
{
    public const string Views = "views";
    public const string Impressions = "impressions";
    public const string Reach = "reach";
    public const string Likes = "likes";
    public const string Comments = "comments";
    public const string Shares = "shares";
    public const string Saves = "saves";
    public const string Followers = "followers";

    /// <summary>No counter, but it stands beside a post's: when it was published, in seconds since 1970.</summary>
    public const string PublishedAt = "publishedAt";

    /// <summary>The largest value that is taken: more than there are views in the world, and thousands of them still have a sum.</summary>
    public const long Largest = 100_000_000_000_000;

    /// <summary>Lifetime counters of a post.</summary>
    public static readonly IReadOnlyList<string> OfPost = [Views, Impressions, Reach, Likes, Comments, Shares, Saves];

    /// <summary>Gauges of an account.</summary>
    public static readonly IReadOnlyList<string> OfAccount = [Followers];

    public const string Engagements = "engagements";
    public const string Clicks = "clicks";
    public const string ProfileVisits = "profileVisits";
    public const string Gained = "followersGained";
    public const string Lost = "followersLost";
    public const string NetFollowers = "followersNet";
    public const string PostsPublished = "postsPublished";

    public const string WatchSeconds = "watchSeconds";
    public const string Sessions = "sessions";
    public const string EngagedSessions = "engagedSessions";
    public const string ActiveUsers = "activeUsers";
    public const string NewUsers = "newUsers";
    public const string PageViews = "pageViews";
    public const string SiteEvents = "siteEvents";
    public const string KeyEvents = "keyEvents";

    /// <summary>Seconds in which visitors had a website before them, added up over them.</summary>
    public const string EngagementSeconds = "engagementSeconds";

    /// <summary>Amounts of one day: those of a post, of an account over all its posts, or of a website.</summary>
    public static readonly IReadOnlyList<string> OfDay =
    [
        .. OfPost, Engagements, Clicks, ProfileVisits, Gained, Lost, NetFollowers, PostsPublished, WatchSeconds,
        Sessions, EngagedSessions, ActiveUsers, NewUsers, PageViews, SiteEvents, KeyEvents, EngagementSeconds,
    ];

    /// <summary>What a remark may say of itself: how many saw it and reacted to it.</summary>
    public static readonly IReadOnlyList<string> OfRemark = [Views, Impressions, Reach, Likes, Comments, Shares, Engagements];
}
