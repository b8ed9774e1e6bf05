using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>One count of a subject's day, or of a part of its day ("Country=US&amp;Device=mobile").</summary>
internal sealed class DailyCount(LoggedRecord logged, Members members)
{
    private readonly DailyCountId id = DailyCountId.Of(logged.Record);

    public Members Members => members;

    public DateTimeOffset ReceivedAt => logged.Record.ReceivedAt;

    /// <summary>Null for the whole day.</summary>
    public string? Part => id.Part;

    public string Breakdown => CountPart.BreakdownOf(id.Part);

    public bool IsByPage => CountPart.IsByPage(Breakdown);

    public long? this[string metric] => logged.Record.Counters?.TryGetValue(metric, out var amount) == true ? amount : null;

    /// <summary>
    /// The counts whose sum is the day's amount: of the whole day if there is one, else of the breakdown with the smallest name; of several counts
    /// of the same, the last counted stands, then the higher version, then the later in the log.
    /// </summary>
    public static IEnumerable<DailyCount> Standing(IEnumerable<DailyCount> ofOneSubject, string metric)
    {
        var byBreakdown = ofOneSubject.Where(count => count[metric] is not null).GroupBy(count => count.Breakdown, StringComparer.Ordinal);
        return byBreakdown.MinBy(same => same.Key, StringComparer.Ordinal)?.GroupBy(count => count.id.Part, StringComparer.Ordinal).Select(Last) ?? [];
    }

    /// <summary>Of several counts of one part the one that stands; null when none has the metric.</summary>
    public static DailyCount? LastOf(IEnumerable<DailyCount> ofOnePart, string metric)
    {
        var counted = ofOnePart.Where(count => count[metric] is not null).ToList();
        return counted.Count > 0 ? Last(counted) : null;
    }

    private static DailyCount Last(IEnumerable<DailyCount> ofTheSame) =>
        ofTheSame.OrderBy(count => count.id.ReadAt).ThenBy(count => count.Version).ThenBy(count => count.Logged, LogOrder.Instance).Last();

    private LoggedRecord Logged => logged;

    private long Version => logged.Record.Version;
}
