using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>One count of a subject's day, or of a part of its day ("Country=US&amp;Device=mobile").</summary>
internal sealed class DailyCount(LoggedRecord logged, Members members)
{
    private static readonly string[] PageWords = ["page", "screen", "event", "content", "item"];

    private static readonly string[] OncePerSession = ["session", "first user", "landing"];

    private readonly DailyCountId id = DailyCountId.Of(logged.Record);

    public Members Members => members;

    public DateTimeOffset ReceivedAt => logged.Record.ReceivedAt;

    /// <summary>The names in the part, "Country&amp;Device"; empty for the whole day. Parts of one breakdown sum to the day, those of several would count it again.</summary>
    public string Breakdown => id.Part is { } part ? string.Join('&', part.Split('&').Select(NameOf)) : "";

    /// <summary>A session sees many pages and is counted for each of them.</summary>
    public bool IsByPage => Breakdown.Split('&').Any(name => Any(PageWords, name.Contains) && !Any(OncePerSession, name.StartsWith));

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

    private static DailyCount Last(IEnumerable<DailyCount> ofTheSame) =>
        ofTheSame.OrderBy(count => count.id.ReadAt).ThenBy(count => count.Version).ThenBy(count => count.Logged, LogOrder.Instance).Last();

    private LoggedRecord Logged => logged;

    private long Version => logged.Record.Version;

    private static bool Any(string[] words, Func<string, StringComparison, bool> has) => words.Any(word => has(word, StringComparison.OrdinalIgnoreCase));

    private static string NameOf(string part) => part.IndexOf('=') is > 0 and var end ? part[..end] : "-";
}
