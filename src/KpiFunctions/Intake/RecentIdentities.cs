using System.IO.Hashing;
using System.Runtime.InteropServices;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Intake;

/// <summary>
/// Identities that this instance stored lately. A hint for senders only: every record is stored, and the rollup alone decides what is a
/// duplicate. Bounded; the oldest are forgotten first. An identity is kept as a hash: nothing of a record outlives its request.
/// </summary>
internal sealed class RecentIdentities(int capacity = 100_000)
{
    private readonly Lock gate = new();
    private readonly HashSet<ulong> known = [];
    private readonly Queue<ulong> oldestFirst = new();

    /// <returns>How many of the records repeat one that was stored before, or an earlier one among themselves.</returns>
    public int Remember(IReadOnlyList<LogRecord> stored)
    {
        var repeated = 0;
        lock (gate)
        {
            foreach (var record in stored)
                if (!Remember(record))
                    repeated++;
        }
        return repeated;
    }

    private bool Remember(LogRecord record)
    {
        var identity = IdentityOf(record);
        if (!known.Add(identity)) return false;
        oldestFirst.Enqueue(identity);
        if (oldestFirst.Count > capacity) known.Remove(oldestFirst.Dequeue());
        return true;
    }

    private static ulong IdentityOf(LogRecord record)
    {
        var scope = XxHash3.HashToUInt64(MemoryMarshal.AsBytes(record.Namespace.AsSpan()), (long)record.Type);
        return XxHash3.HashToUInt64(MemoryMarshal.AsBytes(record.Id.AsSpan()), unchecked((long)scope));
    }
}
