namespace KpiFunctions.Storage.Imports;

public enum ImportState
{
    Seen,
    Importing,
    Done,
    /// <summary>The file could not be read at all; the blob is copied to container <c>quarantine</c>.</summary>
    Quarantined,
    /// <summary>Failed for a reason of ours; it is driven again.</summary>
    Failed,
    /// <summary>The same content counts as the import named in <see cref="ImportEntry.SameAs"/>; nothing is added as long as that one stands.</summary>
    SameContent,
    /// <summary>Taken back; no rollup counts it.</summary>
    Retracted,
}

/// <summary>One version of one blob in container <c>imports</c>.</summary>
public sealed record ImportEntry
{
    /// <summary>From name and ETag (<see cref="ImportIds"/>): sorts newest first.</summary>
    public required string Id { get; init; }

    public required string Blob { get; init; }

    public required string ETag { get; init; }

    public required DateTimeOffset SeenAt { get; init; }

    public required ImportState State { get; init; }

    /// <summary>The attempt whose segments rollups read; 0 while there is none. It stands until a later attempt has ended well.</summary>
    public int Attempt { get; init; }

    /// <summary>The latest attempt that was begun. Its segments count for nothing until <see cref="Attempt"/> names it.</summary>
    public int LastAttempt { get; init; }

    /// <summary>
    /// The build of the code that reads files and the version of its rules, as of the latest attempt: only the same write the same segments again.
    /// Null while nobody has read anything for it.
    /// </summary>
    public string? Reader { get; init; }

    public string? Dialect { get; init; }

    /// <summary>Of a quarantined file whose header nobody knew: a saved mapping with it reads the file. Null otherwise.</summary>
    public string? Fingerprint { get; init; }

    public long Bytes { get; init; }

    public string? ContentHash { get; init; }

    public string? SameAs { get; init; }

    /// <summary>Data rows: each gives records, is rejected, or is skipped.</summary>
    public long Rows { get; init; }

    /// <summary>Records written; a row may give several, such as an order and its refund.</summary>
    public long Accepted { get; init; }

    public long Rejected { get; init; }

    /// <summary>Sound rows that add nothing, such as the further line items of an order.</summary>
    public long Skipped { get; init; }

    /// <summary>Those of the accepted records that repeat an earlier one of the file, as far as the import remembers them: a hint, the rollup decides.</summary>
    public long Duplicate { get; init; }

    /// <summary>How many of the accepted records declare registry entries.</summary>
    public long Declared { get; init; }

    /// <summary>How far the attempt under way has come; null when none is, or when it has not said so yet.</summary>
    public ImportProgress? Progress { get; init; }

    /// <summary>A sentence for a human when quarantined or failed, or when a later attempt did not replace this one.</summary>
    public string? Problem { get; init; }

    /// <summary>Null while there is something left to do, a repetition after a failure included.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>True from the moment this entry says something new of the registry until the registry obeys it.</summary>
    public bool Unsettled { get; init; }

    /// <summary>When somebody asked to take the import back: from then on that is carried out, whatever fails on the way.</summary>
    public DateTimeOffset? RetractionAskedAt { get; init; }

    /// <summary>The attempt whose segments rollups read; null when they read none.</summary>
    public int? CountedAttempt => State != ImportState.Retracted && Attempt > 0 ? Attempt : null;

    /// <summary>Whether rollups and the registry obey what this attempt wrote.</summary>
    public bool Counts(int attempt) => attempt == CountedAttempt;

    /// <summary>Whether somebody has to come back to this import.</summary>
    public bool IsOpen => Unsettled || (State != ImportState.Retracted && (FinishedAt is null || RetractionAskedAt is not null));
}

/// <param name="Read">Data rows so far.</param>
/// <param name="Bytes">Of the file, as far as it was read.</param>
/// <param name="Time">Since the attempt began to write.</param>
public sealed record ImportProgress(long Read, long Accepted, long Rejected, long Skipped, long Bytes = 0, TimeSpan Time = default)
{
    /// <inheritdoc cref="ImportEntry.Duplicate"/>
    public long Duplicate { get; init; }
}
