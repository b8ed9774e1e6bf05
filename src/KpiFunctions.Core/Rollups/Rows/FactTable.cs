using System.Buffers.Binary;
using System.IO.Hashing;
using KpiFunctions.Core.Rollups.Lines;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>What an event says besides whom it counts for.</summary>
/// <param name="Lineage">Code of the lineage's name, 0 for none.</param>
/// <param name="Content">Keyed hash of amount, currency, order and stage: records of one identity that differ in it contradict each other.</param>
internal readonly record struct EventFacts(EventKind Kind, int Lineage, long Version, ulong Content);

/// <summary>
/// The facts of a day's clicks. They say the same few things, so they share an entry; one that names an order or an amount, which no door of ours lets
/// in but a foreign line may hold, has its own.
/// </summary>
internal sealed class FactTable(long seed)
{
    private readonly ChunkedList<EventFacts> entries = new();
    private readonly Dictionary<EventFacts, int> shared = [];
    private readonly int[] lastOfKind = new int[Enum.GetValues<EventKind>().Length];
    private readonly TextTable lineages = new(seed);
    private readonly TextTable stages = new(seed);
    private readonly TextTable currencies = new(seed);
    private byte[] scratch = new byte[256];

    public ref readonly EventFacts this[int index] => ref entries[index];

    /// <returns>The index of the event's facts.</returns>
    public int IndexOf(in ScannedLine read, ReadOnlySpan<byte> line)
    {
        var currency = read.Amount is null ? 0 : currencies.CodeOf(read.Currency.In(line));
        var facts = new EventFacts(
            EventKinds.OfClick(read, line),
            read.Lineage.IsPresent ? lineages.CodeOf(read.Lineage.In(line)) : 0,
            read.Version ?? 0,
            ContentOf(read, line, currency));
        return currency != 0 || read.Order.IsPresent ? Append(facts) : SharedIndexOf(facts);
    }

    private int SharedIndexOf(in EventFacts facts)
    {
        ref var last = ref lastOfKind[(int)facts.Kind];
        if (last < entries.Count && entries[last] == facts) return last;
        if (!shared.TryGetValue(facts, out last)) shared[facts] = last = Append(facts);
        return last;
    }

    private int Append(in EventFacts facts)
    {
        entries.Add(facts);
        return entries.Count - 1;
    }

    // The codes are exact and stand in fixed places, so only the hash itself can make two contents look alike: 1 in 2^64 for a pair.
    private ulong ContentOf(in ScannedLine read, ReadOnlySpan<byte> line, int currency)
    {
        if (currency == 0 && !read.Order.IsPresent && !read.Stage.IsPresent) return 0;
        const int head = 17;
        var order = read.Order.IsPresent ? read.Order.In(line) : default;
        if (scratch.Length < head + order.Length) scratch = new byte[head + order.Length];
        BinaryPrimitives.WriteInt64LittleEndian(scratch, read.Amount ?? 0);
        BinaryPrimitives.WriteInt32LittleEndian(scratch.AsSpan(8), currency);
        BinaryPrimitives.WriteInt32LittleEndian(scratch.AsSpan(12), read.Stage.IsPresent ? stages.CodeOf(read.Stage.In(line)) : 0);
        scratch[16] = read.Order.IsPresent ? (byte)1 : (byte)0;
        order.CopyTo(scratch.AsSpan(head));
        return XxHash3.HashToUInt64(scratch.AsSpan(0, head + order.Length), seed);
    }
}
