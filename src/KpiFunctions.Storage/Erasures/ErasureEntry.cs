namespace KpiFunctions.Storage.Erasures;

/// <summary>How far an erasure has come. Every step may be repeated; the next begins when the one before has ended.</summary>
public enum ErasureState
{
    /// <summary>Kept rejects come first: a replay could write them into the log.</summary>
    Rejects,
    /// <summary>Uploaded and quarantined files: they could be read into the log again.</summary>
    Files,
    /// <summary>Day by day from <see cref="ErasureEntry.NextDay"/> on.</summary>
    Log,
    /// <summary>Until every day that was touched is rolled up from the rewritten segments; then the former ones go.</summary>
    Rollups,
    Tables,
    Done,
}

/// <summary>One person to be taken out of everything that is stored.</summary>
public sealed record ErasureEntry
{
    /// <summary>Sorts newest first.</summary>
    public required string Id { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public ErasureState State { get; init; }

    /// <summary>The keyed hash; null when the erasure is done.</summary>
    public string? Person { get; init; }

    /// <summary>What the caller named the person by; null when the erasure is done, and when it was the hash.</summary>
    public string? Named { get; init; }

    /// <summary>What stands in the person's place; null when the erasure is done, so that nothing connects the two.</summary>
    public string? Nobody { get; init; }

    /// <summary>The first UTC day of the log that was not looked at.</summary>
    public DateOnly NextDay { get; init; }

    /// <summary>UTC days with rewritten segments.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];

    public long Segments { get; init; }

    /// <summary>Lines of the log that named the person.</summary>
    public long Records { get; init; }

    /// <summary>Blobs of rejects that were rewritten.</summary>
    public long Rejects { get; init; }

    /// <summary>Uploaded and quarantined files that were deleted.</summary>
    public long Files { get; init; }

    /// <summary>Rows of tables that were rewritten.</summary>
    public long Rows { get; init; }

    /// <summary>Imports whose records named the person.</summary>
    public IReadOnlyList<string> Imports { get; init; } = [];

    /// <summary>Files that could not be looked into, as "container/name": damaged or locked ones, and archives with other things than tables.</summary>
    public IReadOnlyList<string> Unsearched { get; init; } = [];

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Storage's version of the entry; null before it was saved.</summary>
    public string? Tag { get; init; }
}
