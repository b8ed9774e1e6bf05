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

    private const int UsualBytesOfTouch = 12;
    private const int UsualBytesOfPlace = 80;

    /// <summary>The sheet of these touches, in whatever order they come; empty for none.</summary>
    public static ReadOnlyMemory<byte> Of(IEnumerable<Touch> touches)
    {
        var all = touches.ToList();
        if (all.Count == 0) return default;
        using var log = new TouchLog(all.Min(touch => touch.At));
        var writer = log.NewWriter();
        for (var i = 0; i < all.Count; i++) writer.Add(all[i].Visitor, all[i].At.UtcTicks, i);
        return Write(log, [.. all.Select(touch => touch.Place)]);
    }

    /// <summary>One sheet of several shards' clicks.</summary>
    public static ReadOnlyMemory<byte> Merge(IReadOnlyList<ReadOnlyMemory<byte>> sheets)
    {
        var filled = sheets.Where(sheet => sheet.Length > 0).ToList();
        if (filled.Count < 2) return filled.FirstOrDefault();
        using var log = new TouchLog(filled.Min(sheet => new TouchReader(sheet.Span).First));
        var (writer, places) = (log.NewWriter(), new List<TouchPlace>());
        foreach (var sheet in filled)
        {
            var reader = new TouchReader(sheet.Span);
            while (reader.NextVisitor())
                while (reader.NextTouch())
                    writer.Add(reader.Visitor, reader.At.UtcTicks, places.Count + reader.Place);
            places.AddRange(reader.Places);
        }
        return Write(log, places);
    }

    /// <param name="placeOf">By the index that the rows have.</param>
    internal static ReadOnlyMemory<byte> Write(TouchLog log, IReadOnlyList<TouchPlace> placeOf)
    {
        var touches = Enumerable.Range(0, TouchLog.Partitions).Sum(log.CountOf);
        var parts = Enumerable.Range(0, log.Writers).Select(_ => new TouchPieces(log, placeOf.Count, touches / log.Writers * UsualBytesOfTouch)).ToList();
        PartitionWork.Run(parts, TouchLog.Partitions, (part, partition) => part.Survey(partition));
        var first = parts.Min(part => part.First);
        if (first == long.MaxValue) return default;
        var used = Enumerable.Range(0, placeOf.Count).Where(place => parts.Exists(part => part.IsUsed[place])).ToList();
        var named = used.Select(place => placeOf[place]).Distinct().Order().ToList();
        var numbers = named.Select((place, number) => (place, number)).ToDictionary(each => each.place, each => each.number);
        var numberOf = new int[placeOf.Count];
        foreach (var place in used) numberOf[place] = numbers[placeOf[place]];
        PartitionWork.Run(parts, TouchLog.Partitions, (part, partition) => part.Write(partition, numberOf, first));
        return Whole(HeadOf(named, log.Start + first), [.. parts.SelectMany(part => part.Pieces).OrderBy(piece => piece.Partition).Select(piece => piece.Bytes)]);
    }

    private static ReadOnlyMemory<byte> HeadOf(List<TouchPlace> places, long first)
    {
        var head = new ByteSink(places.Count * UsualBytesOfPlace);
        head.Byte(Version);
        head.Number(places.Count);
        foreach (var text in places.SelectMany(place => place.Texts)) head.Text(text);
        BinaryPrimitives.WriteInt64LittleEndian(head.Take(sizeof(long)), first);
        return head.Written;
    }

    private static ReadOnlyMemory<byte> Whole(ReadOnlyMemory<byte> head, List<ReadOnlyMemory<byte>> pieces)
    {
        var sheet = GC.AllocateUninitializedArray<byte>(head.Length + pieces.Sum(piece => piece.Length));
        head.CopyTo(sheet);
        var at = head.Length;
        foreach (var piece in pieces)
        {
            piece.CopyTo(sheet.AsMemory(at));
            at += piece.Length;
        }
        return sheet;
    }
}
