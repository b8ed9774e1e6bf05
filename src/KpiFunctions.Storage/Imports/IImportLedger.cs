namespace KpiFunctions.Storage.Imports;

/// <summary>
/// What happened to each file. Updates are last-writer-wins per import, but for two: what is retracted stays so, whatever an import that is still
/// under way says afterwards, and neither a later attempt nor an ended one is overwritten by one that is behind. A save by which records begin or
/// cease to count leaves a note in the same step (<see cref="IChangedImports"/>).
/// </summary>
public interface IImportLedger
{
    Task<ImportEntry?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<Registry.Page<ImportEntry>> ListAsync(string? continuation, int size, CancellationToken cancel);

    /// <summary>Every import that is not brought to its end (<see cref="ImportEntry.IsOpen"/>).</summary>
    IAsyncEnumerable<ImportEntry> OpenAsync(CancellationToken cancel);

    /// <summary>Every quarantined file whose header nobody knew (<see cref="ImportEntry.Fingerprint"/>).</summary>
    IAsyncEnumerable<ImportEntry> UnknownAsync(CancellationToken cancel);

    /// <returns>The entry as it stands now; null when it was refused because the import is retracted, a later attempt has begun, or this one has ended.</returns>
    Task<ImportEntry?> SaveAsync(ImportEntry entry, CancellationToken cancel);

    /// <summary>The registry obeys this entry: it is no longer <see cref="ImportEntry.Unsettled"/>, unless it has changed since.</summary>
    Task MarkSettledAsync(ImportEntry entry, CancellationToken cancel);

    /// <summary>
    /// The import for whose sake this one adds nothing, null when it is to be imported. Where versions of its name count, the newest of them
    /// decides: with the same content it is that one. Else it is the import that stands with the same content under another name.
    /// </summary>
    Task<string?> FindSameAsync(ImportEntry entry, CancellationToken cancel);

    /// <summary>Whether the import counts and no newer version of its name does.</summary>
    Task<bool> StandsAsync(string id, CancellationToken cancel);

    /// <summary><see cref="ImportEntry.CountedAttempt"/>; null also for an import that nobody knows.</summary>
    Task<int?> CountedAttemptAsync(string import, CancellationToken cancel);
}
