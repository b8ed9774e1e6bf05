using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace KpiFunctions.Core.Rollups.Lines;

/// <summary>The log's one form of a time, "2026-03-10T08:30:15.120Z", to ticks of UTC.</summary>
internal static class LineTime
{
    public const int Length = 24;

    private const int Half = Length - 16;

    // The smallest text of the form, and how far each of its bytes may rise: digits by 9, signs not at all.
    private static readonly byte[] Smallest = [.. "0000-00-00T00:00:00.000Z"u8];
    private static readonly byte[] Rise = [.. Smallest.Select(sign => sign == '0' ? (byte)9 : (byte)0)];

    // Nearly every time of a log's folder is of one day. Threads may overwrite each other's: each is whole.
    private static KnownDay last = KnownDay.TryOf("0001-01-01"u8)!;

    /// <summary>False for every other form and for instants that do not exist.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length != Length || !HasForm(text, 0) || !HasForm(text, Half)) return false;
        var day = last;
        if (!day.Is(text))
        {
            if (KnownDay.TryOf(text) is not { } other) return false;
            last = day = other;
        }
        int hour = Two(text, 11), minute = Two(text, 14), second = Two(text, 17), millisecond = Two(text, 20) * 10 + text[22] - '0';
        if (hour > 23 || minute > 59 || second > 59) return false;
        ticks = day.Ticks + (((hour * 60 + minute) * 60 + second) * 1000 + millisecond) * TimeSpan.TicksPerMillisecond;
        return true;
    }

    // Sixteen bytes at a time; a byte below the smallest wraps around and rises too far.
    private static bool HasForm(ReadOnlySpan<byte> text, int start)
    {
        var risen = Vector128.Create(text[start..]) - Vector128.Create(Smallest, start);
        return Vector128.LessThanOrEqualAll(risen, Vector128.Create(Rise, start));
    }

    private static int Two(ReadOnlySpan<byte> text, int at) => text[at] * 10 + text[at + 1] - '0' * 11;

    /// <summary>A day by the bytes of its text.</summary>
    private sealed class KnownDay(ulong first, ushort rest, long ticks)
    {
        public long Ticks => ticks;

        public bool Is(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text) == first && BinaryPrimitives.ReadUInt16LittleEndian(text[8..]) == rest;

        /// <summary>Null when there is no such day.</summary>
        public static KnownDay? TryOf(ReadOnlySpan<byte> text)
        {
            int year = Two(text, 0) * 100 + Two(text, 2), month = Two(text, 5), day = Two(text, 8);
            if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month)) return null;
            return new KnownDay(
                BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt16LittleEndian(text[8..]), new DateTime(year, month, day).Ticks);
        }
    }
}
