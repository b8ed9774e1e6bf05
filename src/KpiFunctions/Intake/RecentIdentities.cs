using System.IO.Hashing;
using System.Runtime.InteropServices;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Intake;

/// <summary>
/// Identities that this instance stored lately, with what they said. A hint for senders only: every record is stored, and the rollup alone decides what
/// is a duplicate or a conflict. Bounded; the oldest are forgotten first. All is kept as hashes: nothing of a record outlives its request.
/// </summary>
internal sealed class RecentIdentities(int capacity = 100_000)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ulong, Content> known = [];
    private readonly Queue<ulong> oldestFirst = new();

    /// <returns>An outcome of <see cref="RecordResult"/> for each of the records, which may repeat earlier ones among themselves.</returns>
    public IReadOnlyList<string> Remember(IReadOnlyList<LogRecord> stored)
    {
        lock (gate) return [.. stored.Select(Remember)];
    }

    private string Remember(LogRecord record)
    {
        var (identity, content) = (IdentityOf(record), Content.Of(record));
        if (known.TryGetValue(identity, out var before))
        {
            if (before.Says == content.Says) return RecordResult.Duplicate;
            if (!content.IsLaterVersionOf(before)) return RecordResult.Conflicting;
            known[identity] = content;
            return RecordResult.Accepted;
        }
        known.Add(identity, content);
        oldestFirst.Enqueue(identity);
        if (oldestFirst.Count > capacity) known.Remove(oldestFirst.Dequeue());
        return RecordResult.Accepted;
    }

    private static ulong IdentityOf(LogRecord record) => Hash(record.Id, Hash(record.Namespace, (ulong)record.Type));

    private static ulong Hash(string? text, ulong seed) => XxHash3.HashToUInt64(MemoryMarshal.AsBytes(text.AsSpan()), unchecked((long)seed));

    /// <param name="Says">What contradicts when it differs; of records without money nothing does.</param>
    /// <param name="Lineage">0 when none: within one lineage the later version stands and nothing contradicts.</param>
    private readonly record struct Content(ulong Says, ulong Lineage)
    {
        public static Content Of(LogRecord record)
        {
            if (!record.Type.IsMoney()) return default;
            var says = Hash(record.Stage, Hash(record.Order, Hash(record.Amount?.Currency, unchecked((ulong)(record.Amount?.Minor ?? 0)))));
            return new Content(says, record.Lineage is { } lineage ? Hash(lineage, 1) : 0);
        }

        public bool IsLaterVersionOf(Content before) => Lineage != 0 && Lineage == before.Lineage;
    }
}
