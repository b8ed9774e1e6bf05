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
using KpiFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Imports;

/// <summary>
/// Imports one version of one file, once for each attempt: read it whole to know that it is readable and new, then write its records in chunks
/// that are equal at every repetition, then say so in the ledger. Stopped anywhere, it is simply run again; until the ledger names the attempt no
/// rollup counts anything of it. A singleton, so that two triggers of one instance do not work on the same file.
/// </summary>
internal sealed class Importer(
    IImportLedger ledger,
    IImportLog log,
    IRegistryStore registry,
    IRejectStore rejects,
    ImportSettings settings,
    PersonKeys people,
    TimeProvider time,
    ILogger<Importer> logger)
{
    private readonly ConcurrentDictionary<string, bool> running = new(StringComparer.Ordinal);

    /// <exception cref="RequestFailedException">Storage failed; the entry says Failed where it still could, and the call is repeated by the host or the reconciler.</exception>
    public async Task ImportAsync(BlobClient blob, CancellationToken cancel)
    {
        if (await Upload.FindAsync(blob, cancel) is { } upload) await ImportAsync(upload, cancel);
    }

    /// <inheritdoc cref="ImportAsync(BlobClient, CancellationToken)"/>
    public async Task ImportAsync(Upload upload, CancellationToken cancel)
    {
        if (!running.TryAdd(upload.Id, true)) return;
        try
        {
            var known = await ledger.FindAsync(upload.Id, cancel);
            if (known is { State: ImportState.Done, Unsettled: true }) await SettleAsync(known, cancel);
            else if (known is null || !await IsSettledAsync(known, cancel))
            {
                var rules = await settings.ReadAsync(cancel);
                await DriveAsync(upload, Attempts.Begin(upload, known, time.GetUtcNow(), rules.Version()), rules, cancel);
            }
        }
        finally
        {
            running.TryRemove(upload.Id, out _);
        }
    }

    /// <summary>Nothing is left to do for such an import. A copy stands aside only while what it copies stands.</summary>
    public async ValueTask<bool> IsSettledAsync(ImportEntry entry, CancellationToken cancel) => entry.State switch
    {
        ImportState.Done => !entry.Unsettled,
        ImportState.Quarantined or ImportState.Retracted => true,
        ImportState.SameContent => entry.SameAs is { } same && await ledger.StandsAsync(same, cancel),
        _ => false,
    };

    /// <summary>Makes the registry obey what the ledger says of the import.</summary>
    public async Task SettleAsync(ImportEntry entry, CancellationToken cancel)
    {
        await registry.SettleAsync(entry.Id, cancel);
        await ledger.MarkSettledAsync(entry, cancel);
    }

    /// <summary>The file of an import that did not end is no longer there.</summary>
    public Task GiveUpAsync(ImportEntry entry, CancellationToken cancel) => FinishAsync(
        Attempts.WithoutResult(entry, ImportState.Failed, "The file was replaced or deleted before it was read. A new version is an import of its own."), cancel);

    private async Task DriveAsync(Upload upload, ImportEntry entry, ReadingRules rules, CancellationToken cancel)
    {
        if (await ledger.SaveAsync(entry, cancel) is null) return;
        using var span = WorkMeter.Begin("import.run", upload.Id);
        ImportEntry ended;
        try
        {
            ended = await ReadAsync(upload, entry, rules, cancel);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            if (await upload.IsCurrentAsync(cancel)) throw;
            ended = Attempts.WithoutResult(
                entry, ImportState.Failed, "The file was replaced or deleted while it was read. A new version is an import of its own.");
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.Interrupted(upload.Id, e.GetType().Name);
            await ledger.SaveAsync(entry with { State = ImportState.Failed, Problem = "Interrupted by a failure of ours; it is repeated." }, cancel);
            throw;
        }
        await FinishAsync(ended, cancel);
    }

    private async Task<ImportEntry> ReadAsync(Upload upload, ImportEntry entry, ReadingRules rules, CancellationToken cancel)
    {
        var (context, wrong) = upload.Describe(people.Hash, rules);
        if (context is null) return await QuarantineAsync(entry, wrong!, cancel);
        var (inspection, hash) = await InspectAsync(upload, context.Hints, cancel);
        var inspected = entry with { Dialect = inspection.Dialect, Rows = inspection.Rows, ContentHash = upload.ContentHash(hash) };
        if (inspection.Problem is { } problem) return await QuarantineAsync(entry.Attempt > 0 ? entry : inspected, problem, cancel);
        if (entry.Attempt == 0 && await ledger.FindSameAsync(inspected, cancel) is { } same)
        {
            // Whoever sees that the file is dealt with may rely on all of its content.
            if (await ledger.FindAsync(same, cancel) is { Unsettled: true } unsettled) await SettleAsync(unsettled, cancel);
            return inspected with { State = ImportState.SameContent, SameAs = same };
        }
        await using var run = new ImportRun(log, registry, rejects, ledger, time, context, inspection, inspected);
        return await run.RunAsync(upload, cancel);
    }

    // Where an unreadable file was not read to its end, the hash is of the part that was: it is then only a note.
    private static async Task<(Inspection, string Hash)> InspectAsync(Upload upload, FileHints hints, CancellationToken cancel)
    {
        await using var file = await upload.OpenAsync(cancel);
        using var content = new HashingStream(file, HashAlgorithmName.SHA256);
        var inspection = await ImportReader.InspectAsync(new ImportFile(content) { Hints = hints, Spool = TemporaryFile.Create }, cancel);
        return (inspection, content.Hash());
    }

    private async Task<ImportEntry> QuarantineAsync(ImportEntry entry, Unreadable problem, CancellationToken cancel)
    {
        if (entry.Attempt == 0) await rejects.QuarantineAsync(entry.Id, entry.Blob, problem.Sentence, cancel);
        return Attempts.WithoutResult(entry, ImportState.Quarantined, problem.Sentence) with { Fingerprint = entry.Attempt == 0 ? problem.Fingerprint : null };
    }

    // Refused when somebody took the import back or began another attempt while it ran: that stands.
    private async Task FinishAsync(ImportEntry entry, CancellationToken cancel)
    {
        if (await ledger.SaveAsync(entry with { FinishedAt = time.GetUtcNow(), Progress = null }, cancel) is not { } ended) return;
        WorkMeter.Ended(ended.State.ToString(), ended.Dialect, ended.Accepted, ended.Rejected, ended.Skipped);
        logger.Settled(ended.Id, ended.State, ended.Dialect, ended.Rows, ended.Accepted, ended.Rejected, ended.Skipped);
        if (ended.Unsettled) await SettleAsync(ended, cancel);
    }
}
