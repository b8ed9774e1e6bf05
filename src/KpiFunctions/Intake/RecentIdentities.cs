using KpiFunctions.Core.Records;

namespace KpiFunctions.Intake;

/// <summary>
/// Identities that this instance stored lately. A hint for senders only: every record is stored, and the rollup alone decides what is a
/// duplicate. Bounded; the oldest are forgotten first.
/// </summary>
internal sealed class RecentIdentities(int capacity = 100_000)
{
    private readonly Lock gate = new();
    private readonly HashSet<(string, RecordType, string)> known = [];
    private readonly Queue<(string, RecordType, string)> oldestFirst = new();

    /// <summary>How many of the records repeat one that was stored before, or an earlier one among themselves.</summary>
    public int CountRepeated(IReadOnlyList<LogRecord> records)
    {
        var seen = new HashSet<(string, RecordType, string)>();
        lock (gate) return records.Count(record => known.Contains(Identity(record)) || !seen.Add(Identity(record)));
    }

    public void Remember(IReadOnlyList<LogRecord> stored)
    {
        lock (gate)
        {
            foreach (var identity in stored.Select(Identity))
            {
                if (!known.Add(identity)) continue;
                oldestFirst.Enqueue(identity);
                if (oldestFirst.Count > capacity) known.Remove(oldestFirst.Dequeue());
            }
        }
    }

    private static (string, RecordType, string) Identity(LogRecord record) => (record.Namespace, record.Type, record.Id);
}
