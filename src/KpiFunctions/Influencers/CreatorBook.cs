using KpiFunctions.Audiences;
using KpiFunctions.Core.Audiences;
using KpiFunctions.Core.Content;
using KpiFunctions.Core.Influencers;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Influencers;

/// <summary>All that is known about some creators in a period.</summary>
internal sealed record CreatorBook
{
    public required RegistrySnapshot Registry { get; init; }

    public required Period Period { get; init; }

    public required ReportingZone Zone { get; init; }

    /// <summary>By account, at the end of the period; unknown ones are absent.</summary>
    public required IReadOnlyDictionary<string, long> Followers { get; init; }

    /// <summary>By account: the readings of the period.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<ClosingReading>> Readings { get; init; }

    public required IReadOnlyDictionary<string, AudienceMix> Mixes { get; init; }

    public required IReadOnlyList<Tier> Tiers { get; init; }

    /// <summary>By post: the measures of the period.</summary>
    public required IReadOnlyDictionary<string, MeasureValues> Posts { get; init; }

    public required IReadOnlyList<CalendarItem> Calendar { get; init; }

    /// <summary>Null: nobody asked for a match.</summary>
    public TargetAudience? Audience { get; init; }

    /// <summary>The largest first.</summary>
    public IReadOnlyList<RegistryEntry> AccountsOf(string influencer) =>
        [.. AccountsOf(Registry, influencer).OrderByDescending(account => Followers.GetValueOrDefault(account.Id, -1)).ThenBy(account => account.Id, StringComparer.Ordinal)];

    public static IEnumerable<RegistryEntry> AccountsOf(RegistrySnapshot registry, string influencer) =>
        registry.All(RegistryKind.Accounts).Where(account => account["influencer"] == influencer);

    /// <summary>Published in the period.</summary>
    public IReadOnlyList<RegistryEntry> PostsOf(string influencer) =>
        [.. Registry.All(RegistryKind.Posts).Where(post => post["influencer"] == influencer && PublishedPost.Of(post) is { } published && Period.Contains(Zone.DayOf(published.At)))];

    /// <summary>Of the account with the most followers that anybody reported one of; null when nobody did.</summary>
    public AudienceMix? MixOf(string influencer) => AccountsOf(influencer).Select(account => Mixes.GetValueOrDefault(account.Id)).FirstOrDefault(mix => mix is not null);

    public IReadOnlyList<CalendarItem> PlansOf(string influencer) => [.. Calendar.Where(item => item.Plan?.Influencer == influencer || (item.Plan?.Influencer is null && item.Post?.Influencer == influencer))];

    public IReadOnlyList<(DateOnly Day, long Followers)> FollowersOf(string account) =>
        [.. Readings.GetValueOrDefault(account, []).Where(reading => reading.Counters.ContainsKey(Metrics.Followers)).Select(reading => (reading.Day, reading.Counters[Metrics.Followers]))];
}
