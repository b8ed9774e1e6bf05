namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>A list that grows by chunks: no element moves, and at most one chunk is not full.</summary>
internal sealed class ChunkedList<T>
    where T : struct
{
    private const int ChunkBits = 9;
    private const int ChunkLength = 1 << ChunkBits;

    private readonly List<T[]> chunks = [];
    private T[] last = [];

    public int Count { get; private set; }

    public ref readonly T this[int index] => ref chunks[index >> ChunkBits][index & (ChunkLength - 1)];

    /// <summary>The items in order, chunk by chunk.</summary>
    public IEnumerable<ArraySegment<T>> Chunks => chunks.Select((chunk, i) => new ArraySegment<T>(chunk, 0, Math.Min(ChunkLength, Count - (i << ChunkBits))));

    public void Add(in T item)
    {
        var at = Count & (ChunkLength - 1);
        if (at == 0) chunks.Add(last = GC.AllocateUninitializedArray<T>(ChunkLength));
        last[at] = item;
        Count++;
    }
}
