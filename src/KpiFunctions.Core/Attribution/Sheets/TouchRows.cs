using System.Numerics;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>The human clicks of a day as they are found, and in the one order that a sheet has: visitor, time, place.</summary>
internal sealed class TouchRows
{
    private const int MostBits = 20;

    private readonly List<ChunkedList<TouchRow>> parts = [];

    public void Add(ChunkedList<TouchRow> part) => parts.Add(part);

    /// <param name="numberOf">The place's index in the sheet, by its index in the rows.</param>
    public TouchRow[] Sorted(ReadOnlySpan<int> numberOf)
    {
        var count = parts.Sum(part => part.Count);
        // Visitors' keys are hashes, so their first bits spread the rows evenly: some eight fall together, and only those are compared.
        var bits = Math.Clamp(BitOperations.Log2((uint)count + 1) - 3, 0, MostBits);
        var ends = EndsOf(bits);
        var rows = GC.AllocateUninitializedArray<TouchRow>(count);
        foreach (var chunk in parts.SelectMany(part => part.Chunks))
            foreach (ref readonly var row in chunk.AsSpan())
                rows[ends[BucketOf(row, bits)]++] = row with { Place = numberOf[row.Place] };
        for (var (bucket, start) = (0, 0); bucket < ends.Length; start = ends[bucket++]) rows.AsSpan(start, ends[bucket] - start).Sort();
        return rows;
    }

    // Where each bucket begins; once the rows are placed, where it ends.
    private int[] EndsOf(int bits)
    {
        var counts = new int[1 << bits];
        foreach (var chunk in parts.SelectMany(part => part.Chunks))
            foreach (ref readonly var row in chunk.AsSpan())
                counts[BucketOf(row, bits)]++;
        for (var (i, sum) = (0, 0); i < counts.Length; i++) (counts[i], sum) = (sum, sum + counts[i]);
        return counts;
    }

    // A shift by all 64 bits would be one by none.
    private static int BucketOf(in TouchRow row, int bits) => bits == 0 ? 0 : (int)(row.Visitor.High >> (64 - bits));
}
