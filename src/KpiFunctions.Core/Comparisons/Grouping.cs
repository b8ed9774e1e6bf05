using System.Globalization;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Comparisons;

/// <summary>An attribute that members are put together by.</summary>
/// <param name="Name">As in the query: "contentType".</param>
/// <param name="Of">Whose attribute it is: "post", "campaign", "influencer" or "coupon".</param>
/// <param name="GroupsOf">The groups of a member's registry entry, each once; none is <see cref="Scope.Unknown"/>.</param>
/// <param name="IsAdditive">False where a member may be in several groups.</param>
public sealed record Grouping(string Name, string Of, RegistryKind Kind, Func<RegistryEntry, ReportingZone, IEnumerable<string>> GroupsOf, bool IsAdditive = true)
{
    /// <summary>Creators by size, which is looked up in dated reference data instead of their entry.</summary>
    public const string Tier = "tier";

    public const string Weekday = "weekday";

    public static IReadOnlyList<Grouping> All { get; } =
    [
        OfPost("contentType", (post, _) => Text(post["contentType"])),
        OfPost("platform", (post, _) => Text(post["platform"])),
        OfPost("tone", (post, _) => Text(post["tone"])),
        OfPost(Weekday, (post, zone) => Published(post, zone, at => at.DayOfWeek.ToString().ToLowerInvariant())),
        OfPost("hour", (post, zone) => Published(post, zone, at => at.Hour.ToString("00", CultureInfo.InvariantCulture))),
        OfPost("hashtag", (post, _) => TagList.Of(post["hashtags"]).Distinct()) with { IsAdditive = false },
        OfPost("topic", (post, _) => TagList.Of(post["topics"]).Distinct()) with { IsAdditive = false },
        OfPost("account", (post, _) => post["account"] is { } account ? [account] : []),
        OfCampaign("campaignType", "type"),
        OfCampaign("incentive", "incentive"),
        OfCampaign("objective", "objective"),
        OfCampaign("brand", "brand"),
        new("country", "influencer", RegistryKind.Influencers, (influencer, _) => Text(influencer["country"])),
        new(Tier, "influencer", RegistryKind.Influencers, (_, _) => []),
        new("incentive", "coupon", RegistryKind.Coupons, (coupon, _) => Text(coupon["incentive"])),
    ];

    /// <param name="of">Null: the first kind of member that has the attribute.</param>
    public static Grouping? Find(string name, string? of) => All.FirstOrDefault(grouping => grouping.Name == name && (of is null || grouping.Of == of));

    private static Grouping OfPost(string name, Func<RegistryEntry, ReportingZone, IEnumerable<string>> groups) => new(name, "post", RegistryKind.Posts, groups);

    private static Grouping OfCampaign(string name, string field) => new(name, "campaign", RegistryKind.Campaigns, (campaign, _) => Text(campaign[field]));

    /// <summary>Where a group of <see cref="Weekday"/> stands in a week.</summary>
    public static int PlaceOf(string weekday, DayOfWeek weekStart) => Enum.TryParse<DayOfWeek>(weekday, ignoreCase: true, out var day) ? ((int)day - (int)weekStart + 7) % 7 : 7;

    // "Video" and "video" are one format.
    private static IEnumerable<string> Text(string? text) => text is null ? [] : [text.ToLowerInvariant()];

    private static IEnumerable<string> Published(RegistryEntry post, ReportingZone zone, Func<DateTime, string> name) =>
        TimeText.TryParse(post["publishedAt"], out var at) ? [name(zone.LocalTimeOf(at))] : [];
}
