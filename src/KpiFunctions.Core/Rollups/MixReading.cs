using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// An audience mix or a survey's question on a day. What is said later of an attribute replaces all that was said of it before, because shares of two
/// times or two tools make no whole; other attributes stay.
/// </summary>
internal static class MixReading
{
    /// <param name="inOrder">By time, then by place in the log.</param>
    public static DayReading Of(string subject, Members on, IReadOnlyList<LogRecord> inOrder)
    {
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        var said = new Dictionary<string, (DateTimeOffset At, string Source)>(StringComparer.Ordinal);
        foreach (var record in inOrder)
        {
            foreach (var attribute in AttributesOf(CountersOf(record)))
                if (said.TryGetValue(attribute, out var before) && before != (record.OccurredAt, record.Source)) Remove(counters, attribute);
            foreach (var (name, value) in CountersOf(record))
            {
                counters[name] = value;
                said[AttributeOf(name)] = (record.OccurredAt, record.Source);
            }
        }
        return new DayReading(subject, inOrder[^1].OccurredAt, inOrder.Max(record => record.ReceivedAt), counters, on.Campaign, on.Influencer, on.Platform, on.Account)
        {
            Source = inOrder[^1].Source,
        };
    }

    /// <summary>What is known at the end of the day: today's attributes whole, the others as they were.</summary>
    public static IReadOnlyDictionary<string, long> Closing(DayReading today, ClosingReading? earlier)
    {
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, value) in earlier?.Counters ?? DayReading.NoCounters) counters[name] = value;
        foreach (var attribute in AttributesOf(today.Counters)) Remove(counters, attribute);
        foreach (var (name, value) in today.Counters) counters[name] = value;
        return counters;
    }

    private static IEnumerable<string> AttributesOf(IReadOnlyDictionary<string, long> counters) => counters.Keys.Select(AttributeOf).Distinct(StringComparer.Ordinal).ToList();

    private static IReadOnlyDictionary<string, long> CountersOf(LogRecord record) => record.Counters ?? DayReading.NoCounters;

    private static string AttributeOf(string counter) => counter.IndexOf(':') is > 0 and var colon ? counter[..colon] : counter;

    private static void Remove(SortedDictionary<string, long> counters, string attribute)
    {
        foreach (var name in counters.Keys.Where(name => AttributeOf(name) == attribute).ToList()) counters.Remove(name);
    }
}
