using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace KpiFunctions.Core.Rollups.Lines;

/// <summary>
/// Walks a line whose fields stand in the expected order. Each step says whether the line is still as expected; after a false the line is the
/// general reader's. Names are given with their punctuation: <c>,"campaign":"</c>.
/// </summary>
/// <param name="escapes">True for lines of <see cref="NormalLine"/>: a text may hold escapes. Otherwise an escape is a deviation.</param>
internal ref struct LineCursor(ReadOnlySpan<byte> line, bool escapes)
{
    // A quote ends a text; a backslash, or a control character that JSON does not allow there, is not for this reader.
    private static readonly SearchValues<byte> TextEnds = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(i => (byte)i)]);

    private readonly ReadOnlySpan<byte> line = line;

    public int Position { get; private set; }

    public readonly bool IsAtEnd => Position == line.Length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Skip(ReadOnlySpan<byte> literal)
    {
        if (!line[Position..].StartsWith(literal)) return false;
        Position += literal.Length;
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Text(ReadOnlySpan<byte> name, out Slice value)
    {
        value = default;
        return Skip(name) && ToQuote(out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool OptionalText(ReadOnlySpan<byte> name, out Slice value)
    {
        value = default;
        return !Skip(name) || ToQuote(out value);
    }

    /// <summary>A text that is not empty.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool OptionalName(ReadOnlySpan<byte> name, out Slice value)
    {
        value = default;
        return !Skip(name) || (ToQuote(out value) && value.Length > 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool OptionalNumber(ReadOnlySpan<byte> name, out long? value)
    {
        value = null;
        return !Skip(name) || Number(out value);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool OptionalFlag(ReadOnlySpan<byte> name) => !Skip(name) || Skip("true"u8) || Skip("false"u8);

    /// <summary>A time of the log as ticks of UTC.</summary>
    public bool Time(ReadOnlySpan<byte> name, out long ticks)
    {
        ticks = 0;
        if (!Skip(name) || line.Length - Position <= LineTime.Length || line[Position + LineTime.Length] != '"') return false;
        var known = LineTime.TryParse(line.Slice(Position, LineTime.Length), out ticks);
        Position += LineTime.Length + 1;
        return known;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool ToQuote(out Slice value)
    {
        var start = Position;
        var end = TextEnd(start);
        if (escapes) end = AfterEscapes(end);
        value = new Slice(start, end - start);
        Position = end + 1;
        return end < line.Length && line[end] == '"';
    }

    // Nearly every text ends within the next 32 bytes: one look finds where.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly int TextEnd(int start)
    {
        if (line.Length - start >= Vector256<byte>.Count)
        {
            var next = Vector256.Create(line[start..]);
            var ends = (Vector256.Equals(next, Vector256.Create((byte)'"')) | Vector256.Equals(next, Vector256.Create((byte)'\\'))
                | Vector256.LessThan(next, Vector256.Create((byte)0x20))).ExtractMostSignificantBits();
            if (ends != 0) return start + BitOperations.TrailingZeroCount(ends);
        }
        return FarTextEnd(start);
    }

    private readonly int FarTextEnd(int start) => line[start..].IndexOfAny(TextEnds) is >= 0 and var length ? start + length : line.Length;

    private readonly int AfterEscapes(int end)
    {
        while (end < line.Length && line[end] == '\\') end = FarTextEnd(end + 2);
        return end;
    }

    // JSON's integers: no leading zero, no fraction, no exponent. What comes after them is the next step's business.
    private bool Number(out long? value)
    {
        value = null;
        var start = Position;
        var isNegative = Skip("-"u8);
        var first = Position;
        Position += Math.Max(0, line[first..].IndexOfAnyExceptInRange((byte)'0', (byte)'9'));
        if (Position == first || (line[first] == '0' && (isNegative || Position > first + 1))) return false;
        if (!long.TryParse(line[start..Position], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) return false;
        value = number;
        return true;
    }
}
