namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>One reader's rows, spread by identity: rows with one identity stand in one partition.</summary>
internal sealed class EventRows : IDisposable
{
    public const int Partitions = 1 << PartitionBits;

    private const int PartitionBits = 6;

    private readonly Slabs<EventRow> slabs = new();
    private readonly Spread<EventRow> rows;
    private bool isDisposed;

    public EventRows() => rows = new Spread<EventRow>(slabs, Partitions);

    public void Add(in EventRow row) => rows.Add((int)(row.IdentityHigh >> (64 - PartitionBits)), row);

    /// <summary>Copies the partition's rows of all readers to the buffer's beginning.</summary>
    /// <param name="buffer">Grows when it is too small.</param>
    public static ReadOnlySpan<EventRow> Copy(IReadOnlyList<EventRows> ofReaders, int partition, ref EventRow[] buffer)
    {
        var count = ofReaders.Sum(each => each.rows.CountOf(partition));
        if (buffer.Length < count) buffer = GC.AllocateUninitializedArray<EventRow>(count);
        var copied = 0;
        foreach (var each in ofReaders) copied += each.CopyTo(buffer.AsSpan(copied), partition);
        return buffer.AsSpan(0, count);
    }

    public void Dispose()
    {
        isDisposed = true;
        slabs.Dispose();
    }

    private int CopyTo(Span<EventRow> buffer, int partition)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        var copied = 0;
        foreach (var chunk in rows.ChunksOf(partition))
        {
            chunk.AsSpan().CopyTo(buffer[copied..]);
            copied += chunk.Count;
        }
        return copied;
    }
}
