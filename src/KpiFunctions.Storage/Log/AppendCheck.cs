namespace KpiFunctions.Storage.Log;

/// <summary>What became of an append whose reply did not say.</summary>
internal enum AppendFate
{
    Stored,
    /// <summary>Not there, or not there yet: the same bytes may be sent again to the same position.</summary>
    Absent,
    /// <summary>Something else stands at the position: the segment is not ours any more.</summary>
    Lost,
}

internal static class AppendCheck
{
    /// <param name="sent">The bytes of the append.</param>
    /// <param name="found">What the segment holds at the append's position, at most as many bytes.</param>
    public static AppendFate Judge(ReadOnlySpan<byte> sent, ReadOnlySpan<byte> found)
    {
        if (found.Length == 0) return AppendFate.Absent;
        // An append is whole or not there, so fewer bytes than were sent are somebody else's.
        return found.SequenceEqual(sent) ? AppendFate.Stored : AppendFate.Lost;
    }
}
