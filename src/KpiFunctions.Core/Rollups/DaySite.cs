using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>What was counted of a part of a website's day: what sheet "sites" holds, a line for each. Lines of several breakdowns count the same visitors again.</summary>
/// <param name="Site">The account: "web:acme.com".</param>
/// <param name="Part">"Landing page=/shoes&amp;Session source=instagram"; null for the whole day.</param>
/// <param name="Counters">By <see cref="Metrics"/> name.</param>
public sealed record DaySite(
    string Site, string? Part, string? Campaign, string? Influencer, string? Platform, string? Post, IReadOnlyDictionary<string, long> Counters)
{
    internal static readonly IReadOnlyList<string> Kept =
        [Metrics.Sessions, Metrics.EngagedSessions, Metrics.ActiveUsers, Metrics.NewUsers, Metrics.PageViews, Metrics.KeyEvents, Metrics.EngagementSeconds];

    /// <summary>In the order of the parts. Empty when the subject is no website.</summary>
    internal static IEnumerable<DaySite> Of(IReadOnlyList<DailyCount> counts) =>
        from part in counts.GroupBy(count => count.Part, StringComparer.Ordinal).OrderBy(part => part.Key, StringComparer.Ordinal)
        let standing = Kept.Select(metric => (metric, Count: DailyCount.LastOf(part, metric))).Where(each => each.Count is not null).ToList()
        where standing.Count > 0
        let members = standing[^1].Count!.Members
        select new DaySite(
            members.Account ?? members.Post ?? "", part.Key, members.Campaign, members.Influencer, members.Platform, members.Post,
            new SortedDictionary<string, long>(standing.ToDictionary(each => each.metric, each => each.Count![each.metric]!.Value), StringComparer.Ordinal));
}
