using KpiFunctions.Core.Records;

namespace KpiFunctions.Storage.Rejects;

/// <summary>One authenticated input that could not be taken, with its raw text.</summary>
/// <param name="Position">1-based: line of a file, or index in the request.</param>
public sealed record Reject(long Position, Rejection Rejection, string Raw);

/// <summary>Container <c>rejects</c>: outside the log, kept for a settable time.</summary>
public interface IRejectStore
{
    /// <summary>Writes one NDJSON blob under <c>{source}/yyyy/MM/dd/</c>. Rejects that cannot be kept make the call fail: nothing is dropped silently.</summary>
    Task KeepAsync(string source, IReadOnlyList<Reject> rejects, CancellationToken cancel);

    /// <summary>Writes or replaces the CSV of an import's rejects: line, reason, field, detail, raw.</summary>
    Task KeepImportAsync(string import, IReadOnlyList<Reject> rejects, CancellationToken cancel);

    /// <summary>The CSV of an import's rejects, null when it has none.</summary>
    Task<Stream?> OpenImportAsync(string import, CancellationToken cancel);

    /// <summary>Copies an unreadable file from <c>imports</c> to container <c>quarantine</c> with the reason as metadata.</summary>
    Task QuarantineAsync(string import, string blob, string reason, CancellationToken cancel);
}
