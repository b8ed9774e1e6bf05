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

    /// <summary>False for every other form and for instants that do not exist.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long ticks)
    {
        ticks = 0;
        if (text.Length != Length || !HasForm(text, 0) || !HasForm(text, Half)) return false;
        int year = Two(text, 0) * 100 + Two(text, 2), month = Two(text, 5), day = Two(text, 8);
        int hour = Two(text, 11), minute = Two(text, 14), second = Two(text, 17), millisecond = Two(text, 20) * 10 + text[22] - '0';
        if (year == 0 || month is 0 or > 12 || day == 0 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59) return false;
        ticks = new DateTime(year, month, day).Ticks + (((hour * 60L + minute) * 60 + second) * 1000 + millisecond) * TimeSpan.TicksPerMillisecond;
        return true;
    }

    // Sixteen bytes at a time; a byte below the smallest wraps around and rises too far.
    private static bool HasForm(ReadOnlySpan<byte> text, int start)
    {
        var risen = Vector128.Create(text[start..]) - Vector128.Create(Smallest, start);
        return Vector128.LessThanOrEqualAll(risen, Vector128.Create(Rise, start));
    }

    private static int Two(ReadOnlySpan<byte> text, int at) => (text[at] - '0') * 10 + text[at + 1] - '0';
}
