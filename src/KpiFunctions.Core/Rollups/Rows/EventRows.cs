namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>The day's rows, spread by identity: rows with one identity stand in one partition, and a partition fits the processor's cache.</summary>
internal sealed class EventRows
{
    private const int PartitionBits = 8;

    private readonly ChunkedList<EventRow>[] partitions = [.. Enumerable.Range(0, 1 << PartitionBits).Select(_ => new ChunkedList<EventRow>())];

    public IReadOnlyList<ChunkedList<EventRow>> Partitions => partitions;

    public void Add(in EventRow row) => partitions[(int)(row.IdentityHigh >> (64 - PartitionBits))].Add(row);
}
