namespace KpiFunctions.Storage.Retention;

/// <summary>What was dropped because its time was over: of one UTC day of the log, or of files in one pass of a UTC day. Also the note by which an interrupted pass goes on.</summary>
/// <param name="Id">"log-20250310": that day of the log; "files-20260413": files that were deleted on that day.</param>
public sealed record ExpiryEntry(string Id)
{
    /// <summary>When something was dropped last; null before that.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Segments of the log that were written anew.</summary>
    public long Segments { get; init; }

    /// <summary>Remarks that lost their words.</summary>
    public long Texts { get; init; }

    /// <summary>Clicks whose visitor became nobody.</summary>
    public long Clicks { get; init; }

    /// <summary>Blobs of kept rejects that were deleted; so are the next two.</summary>
    public long Rejects { get; init; }

    public long Quarantined { get; init; }

    public long Imports { get; init; }

    /// <summary>The segments, as they were when nothing was found in them that is past its time; null: they are to be looked through.</summary>
    public string? Seen { get; init; }

    /// <summary>While former segments are still there: the chance by which visitors of the day became nobody. Null afterwards, so that nothing leads back.</summary>
    public string? Chance { get; init; }

    /// <summary>Storage's version of the entry; null before it was saved.</summary>
    public string? Tag { get; init; }
}
