using System.Buffers;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>
/// One reader's rows, spread by identity: rows with one identity stand in one partition, and a partition fits the processor's cache. Rows are
/// kept in chunks of large slabs, so that none is moved while their number grows; the slabs go from one rollup to the next.
/// </summary>
internal sealed class EventRows : IDisposable
{
    public const int Partitions = 1 << PartitionBits;

    private const int PartitionBits = 6;
    private const int ChunkLength = 256;
    private const int SlabLength = 64 * ChunkLength;

    private readonly Tail[] tails = new Tail[Partitions];
    private readonly List<ArraySegment<EventRow>>[] chunks = [.. Enumerable.Range(0, Partitions).Select(_ => new List<ArraySegment<EventRow>>())];
    private readonly List<EventRow[]> slabs = [];
    private int slabUsed = SlabLength;
    private bool isDisposed;

    public void Add(in EventRow row)
    {
        var partition = (int)(row.IdentityHigh >> (64 - PartitionBits));
        ref var tail = ref tails[partition];
        if (tail.Next == tail.End) tail = NewChunk(partition);
        tail.Slab[tail.Next++] = row;
    }

    /// <summary>Copies the partition's rows of all readers to the buffer's beginning.</summary>
    /// <param name="buffer">Grows when it is too small.</param>
    public static ReadOnlySpan<EventRow> Copy(IReadOnlyList<EventRows> ofReaders, int partition, ref EventRow[] buffer)
    {
        var count = ofReaders.Sum(rows => rows.CountOf(partition));
        if (buffer.Length < count) buffer = GC.AllocateUninitializedArray<EventRow>(count);
        var copied = 0;
        foreach (var rows in ofReaders) copied += rows.CopyTo(buffer.AsSpan(copied), partition);
        return buffer.AsSpan(0, count);
    }

    public void Dispose()
    {
        isDisposed = true;
        Array.Clear(tails);
        foreach (var slab in slabs) ArrayPool<EventRow>.Shared.Return(slab);
    }

    private int CountOf(int partition) => chunks[partition].Count * ChunkLength - (tails[partition].End - tails[partition].Next);

    private int CopyTo(Span<EventRow> buffer, int partition)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var count = CountOf(partition);
        for (var i = 0; i < chunks[partition].Count; i++)
        {
            var start = i * ChunkLength;
            chunks[partition][i].AsSpan(0, Math.Min(ChunkLength, count - start)).CopyTo(buffer[start..]);
        }
        return count;
    }

    private Tail NewChunk(int partition)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (slabUsed == SlabLength)
        {
            slabs.Add(ArrayPool<EventRow>.Shared.Rent(SlabLength));
            slabUsed = 0;
        }
        var start = slabUsed;
        slabUsed += ChunkLength;
        chunks[partition].Add(new ArraySegment<EventRow>(slabs[^1], start, ChunkLength));
        return new Tail { Slab = slabs[^1], Next = start, End = slabUsed };
    }

    private struct Tail
    {
        public EventRow[] Slab;
        public int Next;
        public int End;
    }
}
