namespace KpiFunctions.Storage.Log;

/// <summary>How far a segment is filled.</summary>
/// <param name="Length">Bytes; also where the next append goes.</param>
/// <param name="Blocks">Appends so far.</param>
internal readonly record struct SegmentFill(long Length, int Blocks, DateTimeOffset OpenedAt)
{
    public SegmentFill With(int bytes) => this with { Length = Length + bytes, Blocks = Blocks + 1 };

    /// <summary>Whether the next append belongs into a new segment. An empty segment takes any append.</summary>
    public bool MustRoll(AppendLimits limits, int nextBytes, DateTimeOffset now) =>
        Blocks > 0 && (Blocks >= limits.MaxBlocks || Length + nextBytes > limits.MaxSegmentBytes || now - OpenedAt >= limits.MaxSegmentAge);
}
