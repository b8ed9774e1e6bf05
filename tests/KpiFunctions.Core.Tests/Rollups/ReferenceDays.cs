using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups;

/// <summary>What daily amounts come to, said the plain way, by the ids' texts.</summary>
internal static class ReferenceDays
{
    public static readonly string[] OfSite = ["sessions", "engagedSessions", "newUsers", "pageViews", "keyEvents"];
    private static readonly string[] OfSheet = ["sessions", "engagedSessions", "activeUsers", "newUsers", "pageViews", "keyEvents", "engagementSeconds"];
    private static readonly string[] OfPost = ["comments", "impressions", "likes", "saves", "shares", "views"];
    private static readonly string[] OfAccount = [.. OfPost, "clicks", "engagements", "followersGained", "followersLost", "followersNet", "profileVisits", "reach"];

    public static bool AnyCounts(LogRecord record) =>
        Subjects.Of(record) is { } subject && (record.Counters?.Keys.Intersect(MetricsOf(subject).Concat(OfSite)).Any() ?? false);

    public static SortedDictionary<string, long> AmountsOf(string subject, IEnumerable<LoggedRecord> day)
    {
        var amounts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var metric in MetricsOf(subject))
        {
            var standing = Standing(day, metric);
            if (metric == "reach" && standing.Any(logged => PartOf(logged) is not null)) continue;
            if (standing.Count > 0) amounts[metric] = standing.Sum(logged => logged.Record.Counters![metric]);
        }
        return amounts;
    }

    public static List<LoggedRecord> Standing(IEnumerable<LoggedRecord> day, string metric)
    {
        var bySession = metric is "sessions" or "engagedSessions" or "newUsers";
        var having = day
            .Where(logged => logged.Record.Type == RecordType.DailyAmounts && logged.Record.Counters?.ContainsKey(metric) == true)
            .Where(logged => !bySession || !BreakdownOf(logged).Contains("Page", StringComparison.Ordinal))
            .ToList();
        var counted = having.Select(BreakdownOf).Order(StringComparer.Ordinal).FirstOrDefault();
        return [.. having.Where(logged => BreakdownOf(logged) == counted).GroupBy(PartOf).Select(same => same.Aggregate((a, b) => IsLater(b, a) ? b : a))];
    }

    /// <summary>Of every part of a website's day the standing count of each metric, and the record that says the last of them.</summary>
    public static IEnumerable<(string? Part, SortedDictionary<string, long> Counters, LoggedRecord Last)> LastOfParts(IReadOnlyList<LoggedRecord> day)
    {
        foreach (var part in day.Where(logged => logged.Record.Type == RecordType.DailyAmounts).GroupBy(PartOf).OrderBy(part => part.Key, StringComparer.Ordinal))
        {
            var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
            LoggedRecord? last = null;
            foreach (var metric in OfSheet)
            {
                var having = part.Where(logged => logged.Record.Counters?.ContainsKey(metric) == true).ToList();
                if (having.Count == 0) continue;
                last = having.Aggregate((a, b) => IsLater(b, a) ? b : a);
                counters[metric] = last.Record.Counters![metric];
            }
            if (last is not null) yield return (part.Key, counters, last);
        }
    }

    private static bool IsLater(LoggedRecord a, LoggedRecord b)
    {
        if (ReadAt(a) != ReadAt(b)) return ReadAt(a) > ReadAt(b);
        return a.Record.Version != b.Record.Version ? a.Record.Version > b.Record.Version : LogOrder.Instance.Compare(a, b) > 0;
    }

    private static string? PartOf(LoggedRecord logged) => IdOf(logged).Part;

    private static DateTimeOffset ReadAt(LoggedRecord logged) => IdOf(logged).ReadAt ?? logged.Record.ReceivedAt;

    // An id that is built otherwise, or was damaged, says nothing.
    private static (string? Part, DateTimeOffset? ReadAt) IdOf(LoggedRecord logged)
    {
        var record = logged.Record;
        var start = (record.On.Post ?? record.On.Account) + "@" + TimeText.Format(record.OccurredAt);
        if (!record.Id.StartsWith(start, StringComparison.Ordinal)) return default;
        if (record.Id[start.Length..].Split('~') is not [var part, var time] || !TimeText.TryParse(time.Split('(')[0], out var readAt)) return default;
        return (part.Length > 0 ? part[1..] : null, readAt);
    }

    private static string BreakdownOf(LoggedRecord logged) => PartOf(logged) switch
    {
        null => "",
        "mobile" => "-",
        var part => string.Join('&', part.Split('&').Select(each => each.Split('=')[0])),
    };

    private static string[] MetricsOf(string subject) => subject.StartsWith("account:", StringComparison.Ordinal) ? OfAccount : OfPost;
}
