namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>One thread's share of a sheet: some of the partitions, each a piece of it.</summary>
internal sealed class TouchPieces(TouchLog log, int places, int estimatedBytes)
{
    private const int MostBytesOfTouch = 20;

    private readonly TouchSorter sorter = new();
    private readonly ByteSink bytes = new(estimatedBytes);
    private readonly List<(int Partition, int Start, int Length)> pieces = [];

    /// <summary>By index: whether a touch that counts has the place. Those that only money names are none of theirs.</summary>
    public bool[] IsUsed { get; } = new bool[places];

    /// <summary>The earliest touch.</summary>
    public long First { get; private set; } = long.MaxValue;

    public IEnumerable<(int Partition, ReadOnlyMemory<byte> Bytes)> Pieces => pieces.Select(piece => (piece.Partition, bytes.Written.Slice(piece.Start, piece.Length)));

    public void Survey(int partition)
    {
        foreach (var chunk in log.ChunksOf(partition))
        {
            foreach (ref readonly var row in chunk.AsSpan())
            {
                if (row.Place == TouchRow.Dropped) continue;
                IsUsed[row.Place] = true;
                First = Math.Min(First, row.At);
            }
        }
    }

    /// <param name="first">Of the whole day.</param>
    public void Write(int partition, int[] numberOf, long first)
    {
        var rows = sorter.Sort(log, partition, numberOf);
        var begin = bytes.Length;
        for (var (start, end) = (0, 0); start < rows.Length; start = end)
        {
            while (end < rows.Length && rows[end].Visitor == rows[start].Visitor) end++;
            Write(rows[start..end], first);
        }
        pieces.Add((partition, begin, bytes.Length - begin));
    }

    private void Write(ReadOnlySpan<TouchRow> ofVisitor, long first)
    {
        var room = bytes.Room(VisitorKey.Size + MostBytesOfTouch * (ofVisitor.Length + 1));
        ofVisitor[0].Visitor.Write(room);
        var used = VisitorKey.Size + ByteSink.Number(room[VisitorKey.Size..], ofVisitor.Length);
        foreach (ref readonly var row in ofVisitor)
        {
            used += ByteSink.Number(room[used..], row.At - first);
            used += ByteSink.Number(room[used..], row.Place);
            first = row.At;
        }
        bytes.Advance(used);
    }
}
