using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>Which daily amounts reach rows, and the day's amount of each.</summary>
internal static class DailyMetrics
{
    /// <summary>Without reach: who is reached on two days counts on both, and a post's reach counts each account once.</summary>
    private static readonly string[] OfPost = [Metrics.Views, Metrics.Impressions, Metrics.Likes, Metrics.Comments, Metrics.Shares, Metrics.Saves];

    private static readonly string[] OfAccount =
    [
        .. OfPost, Metrics.Reach, Metrics.Engagements, Metrics.Clicks, Metrics.ProfileVisits, Metrics.Gained, Metrics.Lost, Metrics.NetFollowers,
    ];

    private static readonly (string Metric, Measure Measure)[] OfSite =
    [
        (Metrics.Sessions, Measures.Sessions),
        (Metrics.EngagedSessions, Measures.EngagedSessions),
        (Metrics.NewUsers, Measures.NewUsers),
        (Metrics.PageViews, Measures.PageViews),
        (Metrics.KeyEvents, Measures.KeyEvents),
    ];

    /// <summary>False for a record whose amounts no measure takes.</summary>
    public static bool AnyCounts(LogRecord record) => Subjects.Of(record) is { } subject && record.Counters is { } counters
        && (Of(subject).Any(counters.ContainsKey) || OfSite.Any(site => counters.ContainsKey(site.Metric)));

    /// <summary>The amounts of a post or account on the day; null when none is known.</summary>
    public static IReadOnlyDictionary<string, long>? AmountsOf(string subject, IReadOnlyList<DailyCount> counts)
    {
        var amounts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var metric in Of(subject))
        {
            var standing = DailyCount.Standing(counts, metric).Where(count => metric != Metrics.Reach || count.Breakdown.Length == 0).ToList();
            if (standing.Count > 0) amounts[metric] = standing.Sum(count => count[metric]!.Value);
        }
        return amounts.Count > 0 ? amounts : null;
    }

    /// <summary>What visitors of a website did, in the rows of what each count says it belongs to.</summary>
    public static void AddSites(RowTable rows, IReadOnlyList<DailyCount> counts)
    {
        foreach (var (metric, measure) in OfSite)
        {
            var once = metric is Metrics.PageViews or Metrics.KeyEvents ? counts : counts.Where(count => !count.IsByPage);
            foreach (var count in DailyCount.Standing(once, metric))
                foreach (var row in rows.Of(count.Members))
                {
                    row.Measures.Add(measure, count[metric]!.Value);
                    row.Saw(count.ReceivedAt);
                }
        }
    }

    private static string[] Of(string subject) => Subjects.IsAccount(subject) ? OfAccount : OfPost;
}
