namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>One thread's rows, spread over partitions of which each fits the processor's cache.</summary>
internal sealed class Spread<T>(Slabs<T> slabs, int partitions)
    where T : struct
{
    private readonly Tail[] tails = new Tail[partitions];
    private readonly List<ArraySegment<T>>[] chunks = [.. Enumerable.Range(0, partitions).Select(_ => new List<ArraySegment<T>>())];

    /// <returns>The row's number (<see cref="Slabs{T}"/>).</returns>
    public int Add(int partition, in T row)
    {
        ref var tail = ref tails[partition];
        if (tail.Next == tail.End) tail = NewChunk(partition);
        tail.Slab[tail.Next] = row;
        return tail.Before + tail.Next++;
    }

    public int CountOf(int partition) => chunks[partition].Count * Slabs<T>.ChunkLength - (tails[partition].End - tails[partition].Next);

    /// <summary>The partition's rows in the order they came.</summary>
    public IEnumerable<ArraySegment<T>> ChunksOf(int partition)
    {
        var left = CountOf(partition);
        foreach (var chunk in chunks[partition])
        {
            yield return chunk[..Math.Min(left, chunk.Count)];
            left -= chunk.Count;
        }
    }

    private Tail NewChunk(int partition)
    {
        var (rows, first) = slabs.NewChunk();
        chunks[partition].Add(rows);
        return new Tail { Slab = rows.Array!, Next = rows.Offset, End = rows.Offset + rows.Count, Before = first - rows.Offset };
    }

    private struct Tail
    {
        public T[] Slab;
        public int Next;
        public int End;

        /// <summary>Numbers before the slab's first row.</summary>
        public int Before;
    }
}
