using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Decides which of the records with one identity counts. Within a lineage the highest version stands; among lineages (and records that have
/// none) the first in the log, by (receivedAt, segment, offset). Losers that say the same are duplicates, others of another lineage conflicts.
/// The result does not depend on the order of the input.
/// </summary>
public static class Deduplication
{
    public static DeduplicatedDay Resolve(IEnumerable<LoggedRecord> records)
    {
        var accepted = new List<LoggedRecord>();
        long received = 0, duplicate = 0, conflicting = 0;
        foreach (var same in records.GroupBy(logged => (logged.Record.Namespace, logged.Record.Type, logged.Record.Id)))
        {
            var all = same.Order(LogOrder.Instance).ToList();
            var winner = Winner(all);
            accepted.Add(winner);
            received += all.Count;
            var conflicts = all.Count(other => Conflicts(other.Record, winner.Record));
            conflicting += conflicts;
            duplicate += all.Count - 1 - conflicts;
        }
        accepted.Sort(LogOrder.Instance);
        return new DeduplicatedDay(accepted, received, duplicate, conflicting);
    }

    private static LoggedRecord Winner(List<LoggedRecord> inLogOrder)
    {
        var first = inLogOrder[0];
        if (first.Record.Lineage is not { } lineage) return first;
        return inLogOrder.Where(logged => logged.Record.Lineage == lineage).MaxBy(logged => logged.Record.Version)!;
    }

    private static bool Conflicts(LogRecord other, LogRecord winner) =>
        (winner.Lineage is null || other.Lineage != winner.Lineage) &&
        (other.Amount != winner.Amount || other.Order != winner.Order || other.Stage != winner.Stage);
}

/// <param name="Accepted">In log order.</param>
public sealed record DeduplicatedDay(IReadOnlyList<LoggedRecord> Accepted, long Received, long Duplicate, long Conflicting);

/// <summary>The one order of all records: (receivedAt, segment, offset).</summary>
public sealed class LogOrder : IComparer<LoggedRecord>
{
    public static readonly LogOrder Instance = new();

    public int Compare(LoggedRecord? x, LoggedRecord? y)
    {
        var byTime = x!.Record.ReceivedAt.CompareTo(y!.Record.ReceivedAt);
        if (byTime != 0) return byTime;
        var bySegment = string.CompareOrdinal(x.Segment, y.Segment);
        return bySegment != 0 ? bySegment : x.Offset.CompareTo(y.Offset);
    }
}
