using System.Globalization;
using System.IO.Hashing;

namespace KpiFunctions.Core.Records;

/// <summary>
/// The last member of every line that we write, <c>,"crc":"8c736521"</c>: the CRC-32 (IEEE 802.3) of all bytes before its comma, in eight lower-case
/// hexadecimal digits. It catches what is damaged and still JSON: a flipped digit of an amount. Against forgery it is no help; nobody but us writes the log.
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
        Crc32.HashToUInt32(text).TryFormat(end[Name.Length..], out _, "x8", CultureInfo.InvariantCulture);
        End.CopyTo(end[(Name.Length + Digits)..]);
    }

    /// <param name="line">Without its line feed.</param>
    public static LineState Check(ReadOnlySpan<byte> line)
    {
        // Within a text the quotes would be escaped, and within an object there would be another brace: at the very end it is the line's own.
        if (line.Length < Length || !line[^Length..].StartsWith(Name) || !line.EndsWith(End)) return LineState.Unchecked;
        Span<byte> expected = stackalloc byte[Length];
        Write(line[..^Length], expected);
        return line.EndsWith(expected) ? LineState.Whole : LineState.Damaged;
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
