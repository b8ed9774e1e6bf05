using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Traffic;

/// <summary>
/// Visits of websites by what the visitors came from or landed on. Of one site's day and of one metric only one breakdown counts, or visitors would count
/// again: by a member that of the rows of table <c>kpis</c>; by landing page or source the first, in ordinal order, of those that name it.
/// </summary>
public sealed class SiteTraffic(TrafficBy by, Scope within)
{
    private readonly Dictionary<string, TrafficSum> members = new(StringComparer.Ordinal);

    /// <summary>By member, in ordinal order.</summary>
    public IReadOnlyDictionary<string, TrafficSum> Members => new SortedDictionary<string, TrafficSum>(members, StringComparer.Ordinal);

    public TrafficSum Total { get; } = new();

    /// <summary>Adds a day's sheet.</summary>
    public void Add(IEnumerable<DaySite> sheetOfOneDay)
    {
        foreach (var site in sheetOfOneDay.GroupBy(line => line.Site, StringComparer.Ordinal))
            foreach (var metric in DaySite.Kept)
                foreach (var line in Standing([.. site], metric).Where(IsWithin))
                    Add(line, metric);
    }

    private IEnumerable<DaySite> Standing(IReadOnlyList<DaySite> ofOneSite, string metric) => ofOneSite
        .Where(line => line.Counters.ContainsKey(metric) && by.Names(line) && (Repeats(metric) || !CountPart.IsByPage(CountPart.BreakdownOf(line.Part))))
        .GroupBy(line => CountPart.BreakdownOf(line.Part), StringComparer.Ordinal)
        .MinBy(breakdown => breakdown.Key, StringComparer.Ordinal) ?? Enumerable.Empty<DaySite>();

    // A session may see several pages; what is seen on each of them adds up.
    private static bool Repeats(string metric) => metric is Metrics.PageViews or Metrics.KeyEvents or Metrics.EngagementSeconds;

    private void Add(DaySite line, string metric)
    {
        var member = by.MemberOf(line) ?? Scope.Unknown;
        if (!members.TryGetValue(member, out var sum)) members[member] = sum = new TrafficSum();
        foreach (var each in new[] { sum, Total }) each.Add(metric, line.Counters[metric]);
    }

    private bool IsWithin(DaySite line) => within.Members.All(member => member.Member == (OfDimension(line, member.Dimension) ?? Scope.Unknown));

    internal static string? OfDimension(DaySite line, Dimension dimension) => dimension switch
    {
        Dimension.Campaign => line.Campaign,
        Dimension.Influencer => line.Influencer,
        Dimension.Platform => line.Platform,
        Dimension.Post => line.Post,
        _ => null,
    };
}
