using System.Buffers.Binary;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Attribution.Sheets;

/// <summary>
/// The touch index of a day: its human clicks by visitor, then time. Binary, about 23 bytes a click: a version byte; the number of places and each
/// place's five texts (length + 1, 0 for none; UTF-8); the time of the first click (8 bytes, ms since 1970); then for each visitor the key (16 bytes), the number of
/// clicks, and of each the ms since the one before (of the first: since the day's first) and the place's index. Numbers are LEB128.
/// </summary>
public static class TouchSheet
{
    internal const byte Version = 1;

    /// <summary>The sheet of these touches, in whatever order they come; empty for none.</summary>
    public static ReadOnlyMemory<byte> Of(IEnumerable<Touch> touches)
    {
        var (rows, places) = (new ChunkedList<TouchRow>(), new List<TouchPlace>());
        foreach (var (visitor, at, place) in touches)
        {
            rows.Add(new TouchRow(visitor, at.UtcTicks, places.Count));
            places.Add(place);
        }
        var all = new TouchRows();
        all.Add(rows);
        return Write(all, places);
    }

    /// <param name="placeOf">By the index that the rows have.</param>
    internal static ReadOnlyMemory<byte> Write(TouchRows touches, IReadOnlyList<TouchPlace> placeOf)
    {
        var places = placeOf.Distinct().Order().ToList();
        var numbers = places.Select((place, number) => (place, number)).ToDictionary(each => each.place, each => each.number);
        var numberOf = placeOf.Select(place => numbers[place]).ToArray();
        var rows = touches.Sorted(numberOf);
        return rows.Length == 0 ? default : Write(rows, places);
    }

    /// <summary>One sheet of several shards' clicks.</summary>
    public static ReadOnlyMemory<byte> Merge(IReadOnlyList<ReadOnlyMemory<byte>> sheets)
    {
        var filled = sheets.Where(sheet => sheet.Length > 0).ToList();
        if (filled.Count < 2) return filled.FirstOrDefault();
        var (rows, places) = (new ChunkedList<TouchRow>(), new List<TouchPlace>());
        foreach (var sheet in filled)
        {
            var reader = new TouchReader(sheet.Span);
            while (reader.NextVisitor())
                while (reader.NextTouch())
                    rows.Add(new TouchRow(reader.Visitor, reader.At.UtcTicks, places.Count + reader.Place));
            places.AddRange(reader.Places);
        }
        var all = new TouchRows();
        all.Add(rows);
        return Write(all, places);
    }

    private static ReadOnlyMemory<byte> Write(TouchRow[] rows, List<TouchPlace> named)
    {
        var (used, first) = Survey(rows, named.Count);
        var numbers = new int[named.Count];
        for (var i = 0; i < used.Count; i++) numbers[used[i]] = i;
        var sheet = new ByteSink(rows.Length * 24 + 1024);
        sheet.Byte(Version);
        sheet.Number(used.Count);
        foreach (var text in used.SelectMany(place => named[place].Texts)) sheet.Text(text);
        BinaryPrimitives.WriteInt64LittleEndian(sheet.Take(sizeof(long)), first - UnixTime.Epoch);
        for (var (start, end) = (0, 0); start < rows.Length; start = end)
        {
            while (end < rows.Length && rows[end].Visitor == rows[start].Visitor) end++;
            WriteVisitor(sheet, rows.AsSpan(start, end - start), first, numbers);
        }
        return sheet.Written;
    }

    // The places that touches have (those that only money names are none of theirs), and the first time.
    private static (List<int> Used, long First) Survey(TouchRow[] rows, int places)
    {
        var (isUsed, first) = (new bool[places], long.MaxValue);
        foreach (ref readonly var row in rows.AsSpan())
        {
            isUsed[row.Place] = true;
            first = Math.Min(first, row.At);
        }
        return ([.. Enumerable.Range(0, places).Where(place => isUsed[place])], first / TimeSpan.TicksPerMillisecond);
    }

    private static void WriteVisitor(ByteSink sheet, ReadOnlySpan<TouchRow> rows, long first, int[] numbers)
    {
        rows[0].Visitor.Write(sheet.Take(VisitorKey.Size));
        sheet.Number(rows.Length);
        foreach (ref readonly var row in rows)
        {
            var at = row.At / TimeSpan.TicksPerMillisecond;
            sheet.Number(at - first);
            sheet.Number(numbers[row.Place]);
            first = at;
        }
    }
}
