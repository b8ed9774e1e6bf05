namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>Where a record stands in the log. No two records stand at one place, and the places have one order, whoever looks.</summary>
/// <param name="Segment">Name of the segment's blob.</param>
/// <param name="Offset">Bytes from the segment's beginning to the record's line.</param>
public readonly record struct LogPosition(DateTimeOffset ReceivedAt, string Segment, long Offset) : IComparable<LogPosition>
{
    public int CompareTo(LogPosition other)
    {
        var byTime = ReceivedAt.CompareTo(other.ReceivedAt);
        if (byTime != 0) return byTime;
        var bySegment = string.CompareOrdinal(Segment, other.Segment);
        return bySegment != 0 ? bySegment : Offset.CompareTo(other.Offset);
    }
}
