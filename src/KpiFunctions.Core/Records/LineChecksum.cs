using System.Buffers.Binary;
using System.Numerics;

namespace KpiFunctions.Core.Records;

/// <summary>
/// The last member of every line that we write, <c>,"crc":"87a5c94c"</c>: the CRC-32C (RFC 3720) of all bytes before its comma, in eight lower-case
/// hexadecimal digits. It catches what is damaged and still JSON: a flipped digit of an amount. Against forgery it is no help; nobody but us writes the
/// log. Processors compute it, so that checking a line costs no more than checking that it is UTF-8, which it spares.
/// </summary>
internal static class LineChecksum
{
    /// <summary>Bytes from the comma to the line's end.</summary>
    public const int Length = 18;

    private const int Digits = 8;

    private static ReadOnlySpan<byte> Name => ",\"crc\":\""u8;

    private static ReadOnlySpan<byte> End => "\"}"u8;

    /// <param name="text">The line's first part, up to its closing brace.</param>
    /// <param name="end">Becomes the rest, the brace included.</param>
    public static void Write(ReadOnlySpan<byte> text, Span<byte> end)
    {
        Name.CopyTo(end);
        BinaryPrimitives.WriteUInt64LittleEndian(end[Name.Length..], Hexadecimal(Crc32C(text)));
        End.CopyTo(end[(Name.Length + Digits)..]);
    }

    /// <param name="line">Without its line feed.</param>
    public static LineState Check(ReadOnlySpan<byte> line)
    {
        // Within a text the quotes would be escaped, and within an object there would be another brace: at the very end it is the line's own.
        if (line.Length < Length || !line[^Length..].StartsWith(Name) || !line.EndsWith(End)) return LineState.Unchecked;
        var said = BinaryPrimitives.ReadUInt64LittleEndian(line[^(Digits + End.Length)..]);
        return said == Hexadecimal(Crc32C(line[..^Length])) ? LineState.Whole : LineState.Damaged;
    }

    // Eight digits as the eight bytes of a number, the first the lowest: the four-bit parts are spread to one a byte, then made letters all at once.
    private static ulong Hexadecimal(uint sum)
    {
        ulong digits = BinaryPrimitives.ReverseEndianness(sum);
        digits = (digits | (digits << 16)) & 0x0000_FFFF_0000_FFFF;
        digits = (digits | (digits << 8)) & 0x00FF_00FF_00FF_00FF;
        digits = ((digits >> 4) & 0x000F_000F_000F_000F) | ((digits & 0x000F_000F_000F_000F) << 8);
        var aboveNine = ((digits + 0x0606_0606_0606_0606) >> 4) & 0x0101_0101_0101_0101;
        return digits + 0x3030_3030_3030_3030 + aboveNine * ('a' - '0' - 10);
    }

    private static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) sum = BitOperations.Crc32C(sum, one);
        return ~sum;
    }
}

internal enum LineState
{
    /// <summary>It says no checksum: a line of somebody else's, or from before there was one.</summary>
    Unchecked,
    /// <summary>Byte by byte what we wrote.</summary>
    Whole,
    Damaged,
}
