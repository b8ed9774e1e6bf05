using System.Buffers;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Storage.Log;

/// <summary>Records as lines, grouped by UTC day of occurrence, in pieces that fit one append.</summary>
internal static class DayLines
{
    // Room at the start, so that a usual piece is never moved while it grows. The line's writer wants to have one line's room left.
    private const int UsualLineBytes = 512;

    /// <exception cref="ArgumentException">One record alone is larger than an append may be.</exception>
    public static List<(DateOnly UtcDay, ReadOnlyMemory<byte> Lines)> Of(IReadOnlyList<LogRecord> records, int maxBytes)
    {
        var pieces = new List<(DateOnly, ReadOnlyMemory<byte>)>();
        foreach (var day in records.GroupBy(record => DateOnly.FromDateTime(record.OccurredAt.UtcDateTime)))
        {
            var (piece, end) = (new ArrayBufferWriter<byte>(UsualLineBytes * (1 + day.Count())), 0);
            foreach (var record in day)
            {
                RecordLine.Write(piece, record);
                var line = piece.WrittenCount - end;
                if (line > maxBytes) throw new ArgumentException($"A record of {line} bytes does not fit into an append of {maxBytes}.", nameof(records));
                if (piece.WrittenCount > maxBytes) piece = Cut(day.Key, piece, end, pieces);
                end = piece.WrittenCount;
            }
            pieces.Add((day.Key, piece.WrittenMemory));
        }
        return pieces;
    }

    // The last line went over: it begins the next piece.
    private static ArrayBufferWriter<byte> Cut(DateOnly day, ArrayBufferWriter<byte> piece, int end, List<(DateOnly, ReadOnlyMemory<byte>)> pieces)
    {
        pieces.Add((day, piece.WrittenMemory[..end]));
        var next = new ArrayBufferWriter<byte>();
        next.Write(piece.WrittenSpan[end..]);
        return next;
    }
}
