using System.Buffers;
using System.Buffers.Binary;
using System.IO.Hashing;
using KpiFunctions.Core.Rollups.Lines;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>One reader's way to its clicks' facts. It remembers the last of every kind, which is nearly always the next one's, too.</summary>
internal sealed class FactFinder(FactTable table, long seed)
{
    private const int None = -1;

    private readonly (EventFacts Facts, int Index)[] lastOfKind = [.. Enum.GetValues<EventKind>().Select(_ => (default(EventFacts), None))];

    /// <returns>The index of the click's facts.</returns>
    public int IndexOf(EventKind kind, in ScannedLine read, ReadOnlySpan<byte> line)
    {
        var facts = new EventFacts(
            kind,
            read.Lineage.IsPresent ? XxHash3.HashToUInt64(read.Lineage.In(line), seed) : 0,
            read.Version ?? 0,
            read.Amount is null && !read.Order.IsPresent && !read.Stage.IsPresent ? 0 : ContentOf(read, line));
        ref var last = ref lastOfKind[(int)facts.Kind];
        if (last.Index == None || last.Facts != facts) last = (facts, table.IndexOf(facts));
        return last.Index;
    }

    // No door of ours lets in a click that says such things, but a foreign line may. Only the hash can make two contents look alike: 1 in 2^64 for a pair.
    private ulong ContentOf(in ScannedLine read, ReadOnlySpan<byte> line)
    {
        var content = new ArrayBufferWriter<byte>();
        BinaryPrimitives.WriteInt64LittleEndian(content.GetSpan(sizeof(long)), read.Amount ?? 0);
        content.Advance(sizeof(long));
        Append(content, read.Amount is null ? default : read.Currency, line);
        Append(content, read.Order, line);
        Append(content, read.Stage, line);
        return XxHash3.HashToUInt64(content.WrittenSpan, seed);
    }

    // The lengths keep the texts apart; absent is not empty.
    private static void Append(ArrayBufferWriter<byte> content, Slice value, ReadOnlySpan<byte> line)
    {
        BinaryPrimitives.WriteInt32LittleEndian(content.GetSpan(sizeof(int)), value.IsPresent ? value.Length : -1);
        content.Advance(sizeof(int));
        if (value.IsPresent) content.Write(value.In(line));
    }
}
