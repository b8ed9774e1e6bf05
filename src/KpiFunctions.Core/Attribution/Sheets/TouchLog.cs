using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>
/// The human clicks of a day as they are found: partitions of visitors, in the order of their keys, which are hashes, so that all partitions are of
/// one size. Each thread writes with a writer of its own.
/// </summary>
internal sealed class TouchLog(DateTimeOffset start) : IDisposable
{
    /// <summary>The number of no touch.</summary>
    public const int None = -1;

    public const int PartitionBits = 7;
    public const int Partitions = 1 << PartitionBits;

    private readonly Slabs<TouchRow> slabs = new();
    private readonly List<Spread<TouchRow>> written = [];

    /// <summary>From which the times of rows count, in milliseconds since 1970.</summary>
    public long Start { get; } = start.ToUnixTimeMilliseconds();

    /// <summary>One for each thread at least.</summary>
    public int Writers => Math.Max(written.Count, 1);

    /// <summary>Before the first of them writes.</summary>
    public TouchWriter NewWriter()
    {
        written.Add(new Spread<TouchRow>(slabs, Partitions));
        return new TouchWriter(written[^1], start);
    }

    /// <summary>The touch turned out not to count. Once all are written; several threads may drop several touches.</summary>
    public void Drop(int number) => slabs[number] = slabs[number] with { Place = TouchRow.Dropped };

    /// <summary>In no order, those that do not count included.</summary>
    public IEnumerable<ArraySegment<TouchRow>> ChunksOf(int partition) => written.SelectMany(rows => rows.ChunksOf(partition));

    public int CountOf(int partition) => written.Sum(rows => rows.CountOf(partition));

    public void Dispose() => slabs.Dispose();
}

internal sealed class TouchWriter(Spread<TouchRow> rows, DateTimeOffset start)
{
    private readonly long first = start.UtcTicks / TimeSpan.TicksPerMillisecond;

    /// <param name="at">Ticks of UTC, not before the day's start.</param>
    /// <returns>The touch's number.</returns>
    public int Add(VisitorKey visitor, long at, int place) =>
        rows.Add((int)(visitor.High >> (64 - TouchLog.PartitionBits)), new TouchRow(visitor, at / TimeSpan.TicksPerMillisecond - first, place));
}
