namespace KpiFunctions.Storage.Imports;

/// <summary>
/// What happened to each file. Updates are last-writer-wins per import, but for two: what is retracted stays so, whatever an import that is still
/// under way says afterwards, and a later attempt is not overwritten by what an earlier one says. A save by which records begin or cease to count
/// leaves a note in the same step (<see cref="IChangedImports"/>).
/// </summary>
public interface IImportLedger
{
    Task<ImportEntry?> FindAsync(string id, CancellationToken cancel);

    /// <summary>Newest first.</summary>
    Task<Registry.Page<ImportEntry>> ListAsync(string? continuation, int size, CancellationToken cancel);

    /// <summary>Every import that is not brought to its end (<see cref="ImportEntry.IsOpen"/>).</summary>
    IAsyncEnumerable<ImportEntry> OpenAsync(CancellationToken cancel);

    /// <returns>The entry as it stands now; null when it was refused because the import is retracted or a later attempt has begun.</returns>
    Task<ImportEntry?> SaveAsync(ImportEntry entry, CancellationToken cancel);

    /// <summary>The registry obeys this entry: it is no longer <see cref="ImportEntry.Unsettled"/>, unless it has changed since.</summary>
    Task MarkSettledAsync(ImportEntry entry, CancellationToken cancel);

    /// <summary>
    /// The import for whose sake a file of this name adds nothing: it has the same content under another name, it stands, and no version of
    /// this name counts. Null when the file is to be imported; a further version of a name that counts always is.
    /// </summary>
    Task<string?> FindSameAsync(string contentHash, string blob, CancellationToken cancel);

    /// <summary>Whether the import counts and no newer version of its name does.</summary>
    Task<bool> StandsAsync(string id, CancellationToken cancel);

    /// <summary><see cref="ImportEntry.CountedAttempt"/>; null also for an import that nobody knows.</summary>
    Task<int?> CountedAttemptAsync(string import, CancellationToken cancel);
}
