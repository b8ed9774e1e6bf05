namespace KpiFunctions.Storage.Log;

/// <summary>
/// Cuts a segment into lines as its bytes come. Holds one line at most: one that is longer than the bound is given as an empty line
/// and skipped to its end.
/// </summary>
internal sealed class LineSplitter(int maxLineBytes)
{
    private readonly MemoryStream carry = new();
    private long lineStart;
    private long position;
    private bool tooLong;

    /// <summary>The lines that end in these bytes, without their line feeds, and where they begin in the segment.</summary>
    public IEnumerable<(long Offset, ReadOnlyMemory<byte> Line)> Feed(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var feed = bytes.Span.IndexOf((byte)'\n');
            var part = feed < 0 ? bytes : bytes[..feed];
            Keep(part);
            position += part.Length;
            if (feed < 0) yield break;
            position++;
            yield return Take();
            bytes = bytes[(feed + 1)..];
        }
    }

    /// <summary>What stands after the last line feed, null when nothing does.</summary>
    public (long Offset, ReadOnlyMemory<byte> Line)? Tail() => position > lineStart ? Take() : null;

    private void Keep(ReadOnlyMemory<byte> part)
    {
        tooLong |= carry.Length + part.Length > maxLineBytes;
        if (!tooLong) carry.Write(part.Span);
    }

    private (long, ReadOnlyMemory<byte>) Take()
    {
        var line = (lineStart, tooLong ? default : (ReadOnlyMemory<byte>)carry.ToArray());
        carry.SetLength(0);
        tooLong = false;
        lineStart = position;
        return line;
    }
}
