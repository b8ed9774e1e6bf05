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
    /// <summary>The same content was imported before, under the import named in <see cref="ImportEntry.SameAs"/>; nothing was added.</summary>
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

    /// <summary>The attempt whose segments rollups read; 0 while there is none.</summary>
    public int Attempt { get; init; }

    /// <summary>The attempt whose segments rollups read; null when they read none, because the import is not done.</summary>
    public int? CountedAttempt => State == ImportState.Done ? Attempt : null;

    public string? Dialect { get; init; }

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

    /// <summary>A sentence for a human when quarantined or failed.</summary>
    public string? Problem { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }
}

/// <summary>
/// What happened to each file. Updates are last-writer-wins per import, but for one: what is retracted stays so, whatever an import that is still
/// under way says afterwards. A save by which records begin or cease to count leaves a note in the same step (<see cref="IChangedImports"/>).
/// </summary>
public interface IImportLedger
{
    Task<ImportEntry?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<Registry.Page<ImportEntry>> ListAsync(string? continuation, int size, CancellationToken cancel);

    Task SaveAsync(ImportEntry entry, CancellationToken cancel);

    /// <summary>The done, not retracted import with this content, null when there is none.</summary>
    Task<string?> FindContentAsync(string contentHash, CancellationToken cancel);

    /// <summary><see cref="ImportEntry.CountedAttempt"/>; null also for an import that nobody knows.</summary>
    Task<int?> CountedAttemptAsync(string import, CancellationToken cancel);
}
