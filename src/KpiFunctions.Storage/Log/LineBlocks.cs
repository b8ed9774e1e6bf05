namespace KpiFunctions.Storage.Log;

/// <summary>
/// Cuts a segment into blocks of whole lines as its bytes come. Copies only lines that two feeds share, and holds one line at most: one that is
/// longer than the bound is given as an empty line and skipped to its end.
/// </summary>
internal sealed class LineBlocks(int maxLineBytes)
{
    private static readonly byte[] EmptyLine = [(byte)'\n'];

    private readonly MemoryStream begun = new();
    private long position;
    private long begunAt;
    private bool tooLong;

    private bool HasBegun => begun.Length > 0 || tooLong;

    /// <summary>The lines that end in these bytes, with their line feeds; they share the bytes' memory.</summary>
    public IEnumerable<LogBlock> Feed(ReadOnlyMemory<byte> bytes)
    {
        if (HasBegun)
        {
            var end = bytes.Span.IndexOf((byte)'\n') + 1;
            Keep(end > 0 ? bytes[..end] : bytes);
            if (end == 0) yield break;
            yield return Take();
            bytes = bytes[end..];
        }
        var whole = bytes.Span.LastIndexOf((byte)'\n') + 1;
        if (whole > 0) yield return new LogBlock(position, bytes[..whole]);
        position += whole;
        begunAt = position;
        Keep(bytes[whole..]);
    }

    /// <summary>What stands after the last line feed, null when nothing does.</summary>
    public LogBlock? Tail() => HasBegun ? Take() : null;

    private void Keep(ReadOnlyMemory<byte> part)
    {
        position += part.Length;
        tooLong |= begun.Length + part.Length > maxLineBytes;
        if (!tooLong) begun.Write(part.Span);
    }

    private LogBlock Take()
    {
        var block = new LogBlock(begunAt, tooLong ? EmptyLine : begun.ToArray());
        begun.SetLength(0);
        tooLong = false;
        return block;
    }
}
