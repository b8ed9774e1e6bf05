using Azure.Storage.Blobs;

namespace KpiFunctions.Storage.Rejects;

/// <summary>Container <c>rejects</c>: outside the log, kept for a settable time.</summary>
public interface IRejectStore
{
    /// <summary>Writes one NDJSON blob under <c>{source}/yyyy/MM/dd/</c>. Rejects that cannot be kept make the call fail: nothing is dropped silently.</summary>
    Task KeepAsync(string source, IReadOnlyList<Reject> rejects, CancellationToken cancel);

    /// <summary>Names of the source's kept requests, oldest first.</summary>
    /// <param name="from">UTC day of receipt; both days are included.</param>
    /// <param name="after">A name that was given before: what comes after it. Null: from the start.</param>
    IAsyncEnumerable<string> ListAsync(string source, DateOnly from, DateOnly to, string? after, CancellationToken cancel);

    /// <returns>Null when its time is over and it was deleted.</returns>
    Task<KeptRequest?> FindAsync(string name, CancellationToken cancel);

    /// <summary>Replaces the lines. False: somebody else did meanwhile.</summary>
    Task<bool> TryReplaceAsync(KeptRequest request, CancellationToken cancel);

    /// <summary>What is kept of the requests of every source.</summary>
    /// <param name="from">UTC day of receipt; both days are included.</param>
    IAsyncEnumerable<KeptRequest> ReadAsync(DateOnly from, DateOnly to, CancellationToken cancel);

    /// <summary>Writes or replaces the CSV of an import's rejects: line, reason, field, detail, raw. None: deletes it.</summary>
    Task KeepImportAsync(string import, IReadOnlyList<Reject> rejects, CancellationToken cancel);

    /// <summary>The CSV of an import's rejects, null when it has none.</summary>
    Task<Stream?> OpenImportAsync(string import, CancellationToken cancel);

    /// <summary>Copies an unreadable file from <c>imports</c> to container <c>quarantine</c> with its metadata, and the reason as metadata.</summary>
    /// <param name="import">The id of that version of the file; when there is another one by now, nothing is copied.</param>
    Task QuarantineAsync(string import, string blob, string reason, CancellationToken cancel);

    /// <summary>Where <see cref="QuarantineAsync"/> puts the copy.</summary>
    BlobClient Quarantined(string import, string blob);
}
