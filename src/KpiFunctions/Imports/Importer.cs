using System.Collections.Concurrent;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Imports;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rejects;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Imports;

/// <summary>
/// Imports one version of one file, once: read it whole to know that it is readable and new, then write its records in chunks that are
/// equal at every repetition, then say so in the ledger. Stopped anywhere, it is simply run again; until the ledger says Done no rollup
/// counts anything of it. A singleton, so that two triggers of one instance do not work on the same file.
/// </summary>
public sealed class Importer(
    IImportLedger ledger,
    IImportLog log,
    IRegistryStore registry,
    IRejectStore rejects,
    PersonKeys people,
    TimeProvider time,
    ILogger<Importer> logger)
{
    private readonly ConcurrentDictionary<string, bool> running = new(StringComparer.Ordinal);

    /// <exception cref="RequestFailedException">Storage failed; the entry says Failed where it still could, and the call is repeated by the host or the reconciler.</exception>
    public async Task ImportAsync(BlobClient blob, CancellationToken cancel)
    {
        if (await Upload.FindAsync(blob, cancel) is not { } upload || !running.TryAdd(upload.Id, true)) return;
        try
        {
            var known = await ledger.FindAsync(upload.Id, cancel);
            if (known is not null && IsSettled(known.State)) return;
            await DriveAsync(upload, known?.SeenAt ?? time.GetUtcNow(), cancel);
        }
        finally
        {
            running.TryRemove(upload.Id, out _);
        }
    }

    /// <summary>Nothing is left to do for such an import.</summary>
    public static bool IsSettled(ImportState state) =>
        state is ImportState.Done or ImportState.Quarantined or ImportState.SameContent or ImportState.Retracted;

    private async Task DriveAsync(Upload upload, DateTimeOffset seenAt, CancellationToken cancel)
    {
        var entry = new ImportEntry
        {
            Id = upload.Id,
            Blob = upload.Name,
            ETag = upload.ETag,
            SeenAt = seenAt,
            Bytes = upload.Bytes,
            State = ImportState.Importing,
        };
        await ledger.SaveAsync(entry, cancel);
        try
        {
            await FinishAsync(await SettleAsync(upload, entry, cancel), cancel);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            if (await upload.IsCurrentAsync(cancel)) throw;
            await FinishAsync(entry with { State = ImportState.Failed, Problem = "The file was replaced or deleted while it was read. A new version is an import of its own." }, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.Interrupted(upload.Id, e.GetType().Name);
            await ledger.SaveAsync(entry with { State = ImportState.Failed, Problem = "Interrupted by a failure of ours; it is repeated." }, cancel);
            throw;
        }
    }

    private async Task<ImportEntry> SettleAsync(Upload upload, ImportEntry entry, CancellationToken cancel)
    {
        var (context, wrong) = upload.Describe(people.Hash);
        if (context is null) return await QuarantineAsync(entry, wrong!, cancel);
        var (inspection, hash) = await InspectAsync(upload, cancel);
        entry = entry with { Dialect = inspection.Dialect, Rows = inspection.Rows, ContentHash = hash };
        if (inspection.Problem is { } problem) return await QuarantineAsync(entry, problem, cancel);
        if (await ledger.FindContentAsync(hash, cancel) is { } same && same != entry.Id)
            return entry with { State = ImportState.SameContent, SameAs = same };
        await using var run = new ImportRun(log, registry, rejects, context);
        return await run.RunAsync(upload, entry, cancel);
    }

    // Where an unreadable file was not read to its end, the hash is of the part that was: it is then only a note.
    private static async Task<(Inspection, string Hash)> InspectAsync(Upload upload, CancellationToken cancel)
    {
        await using var file = await upload.OpenAsync(cancel);
        using var content = new HashingStream(file, HashAlgorithmName.SHA256);
        var inspection = await ImportReader.InspectAsync(content, cancel);
        return (inspection, content.Hash());
    }

    private async Task<ImportEntry> QuarantineAsync(ImportEntry entry, Unreadable problem, CancellationToken cancel)
    {
        await rejects.QuarantineAsync(entry.Id, entry.Blob, problem.Sentence, cancel);
        return entry with { State = ImportState.Quarantined, Problem = problem.Sentence };
    }

    private async Task FinishAsync(ImportEntry entry, CancellationToken cancel)
    {
        // Somebody may have taken the import back while it ran; that stands.
        if (await ledger.FindAsync(entry.Id, cancel) is { State: ImportState.Retracted }) return;
        await ledger.SaveAsync(entry with { FinishedAt = time.GetUtcNow() }, cancel);
        logger.Settled(entry.Id, entry.State, entry.Dialect, entry.Rows, entry.Accepted, entry.Rejected, entry.Skipped);
    }
}
