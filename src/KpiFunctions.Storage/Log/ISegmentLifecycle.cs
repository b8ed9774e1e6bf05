namespace KpiFunctions.Storage.Log;

/// <summary>The end of a writer's segment: from its marker to the seal to nobody having to look at it any more.</summary>
public interface ISegmentLifecycle
{
    /// <summary>Segments of writers that are not known to be rolled up to their end.</summary>
    Task<IReadOnlyList<SegmentMarker>> MarkersAsync(CancellationToken cancel);

    /// <summary>The blobs of a UTC day's folder by name.</summary>
    Task<IReadOnlyDictionary<string, SegmentState>> StatesAsync(DateOnly utcDay, CancellationToken cancel);

    /// <summary>Closes the segment for ever if it is as it was seen; list again to know. One that was never created is created empty, so that it cannot be later.</summary>
    /// <param name="seen">Null: there is a marker and no blob.</param>
    Task SealAsync(string segment, SegmentState? seen, CancellationToken cancel);

    Task DropAsync(SegmentMarker marker, CancellationToken cancel);
}

/// <param name="MarkedAt">By storage's clock, just before the segment was created.</param>
public sealed record SegmentMarker(DateOnly UtcDay, string Segment, DateTimeOffset MarkedAt);

/// <param name="Length">Bytes; final when sealed.</param>
/// <param name="Tag">Storage's version of the blob.</param>
public sealed record SegmentState(long Length, bool IsSealed, DateTimeOffset ModifiedAt, string Tag);
