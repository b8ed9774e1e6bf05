using System.Buffers;

namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>
/// Memory for a day's rows: large arrays that are cut into chunks, so that no row is moved while their number grows. Several threads may take chunks.
/// The arrays go from one rollup to the next.
/// </summary>
internal sealed class Slabs<T> : IDisposable
    where T : struct
{
    public const int ChunkLength = 256;

    private const int SlabBits = 14;
    private const int SlabLength = 1 << SlabBits;

    private readonly Lock gate = new();
    private readonly List<T[]> slabs = [];
    private int used = SlabLength;
    private bool isDisposed;

    /// <param name="number">Of a row: its chunk's first number and how many rows stand before it there. Asked when nobody takes chunks any more.</param>
    public ref T this[int number] => ref slabs[number >> SlabBits][number & (SlabLength - 1)];

    /// <returns>Room for <see cref="ChunkLength"/> rows, and the number of the first.</returns>
    public (ArraySegment<T> Rows, int First) NewChunk()
    {
        lock (gate)
        {
            ObjectDisposedException.ThrowIf(isDisposed, this);
            if (used == SlabLength)
            {
                slabs.Add(ArrayPool<T>.Shared.Rent(SlabLength));
                used = 0;
            }
            var start = used;
            used += ChunkLength;
            return (new ArraySegment<T>(slabs[^1], start, ChunkLength), ((slabs.Count - 1) << SlabBits) + start);
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        foreach (var slab in slabs) ArrayPool<T>.Shared.Return(slab);
        slabs.Clear();
    }
}
