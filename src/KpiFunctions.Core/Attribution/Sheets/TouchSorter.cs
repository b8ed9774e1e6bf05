using System.Numerics;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>Puts one partition after the other into the order of a sheet: visitor, time, place. For one thread; its memory serves all partitions.</summary>
internal sealed class TouchSorter
{
    private TouchRow[] rows = [];
    private int[] ends = [];

    /// <summary>The rows that count; valid until the next call.</summary>
    /// <param name="numberOf">The place's number in the sheet, by its index in the rows.</param>
    public ReadOnlySpan<TouchRow> Sort(TouchLog log, int partition, ReadOnlySpan<int> numberOf)
    {
        var most = log.CountOf(partition);
        if (rows.Length < most) rows = GC.AllocateUninitializedArray<TouchRow>(most);
        // The next bits of the keys spread the partition's rows evenly again: some eight fall together, and only those are compared.
        var bits = Math.Max(BitOperations.Log2((uint)most + 1) - 3, 1);
        var count = CountBuckets(log, partition, bits);
        foreach (var chunk in log.ChunksOf(partition))
            foreach (ref readonly var row in chunk.AsSpan())
                if (row.Place != TouchRow.Dropped)
                    rows[ends[BucketOf(row, bits)]++] = row with { Place = numberOf[row.Place] };
        for (var (bucket, start) = (0, 0); bucket < 1 << bits; start = ends[bucket++]) rows.AsSpan(start, ends[bucket] - start).Sort();
        return rows.AsSpan(0, count);
    }

    // Leaves where each bucket begins; once the rows are placed, that is where it ends.
    private int CountBuckets(TouchLog log, int partition, int bits)
    {
        if (ends.Length < 1 << bits) ends = new int[1 << bits];
        var counts = ends.AsSpan(0, 1 << bits);
        counts.Clear();
        foreach (var chunk in log.ChunksOf(partition))
            foreach (ref readonly var row in chunk.AsSpan())
                if (row.Place != TouchRow.Dropped)
                    counts[BucketOf(row, bits)]++;
        var sum = 0;
        foreach (ref var count in counts) (count, sum) = (sum, sum + count);
        return sum;
    }

    private static int BucketOf(in TouchRow row, int bits) => (int)(row.Visitor.High << TouchLog.PartitionBits >> (64 - bits));
}
