using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Restores;

namespace KpiFunctions.Restores;

/// <summary>
/// The ledger's entries of imports that have segments in the log. Which attempt counted is told by the manifests, which name what was read; where no run is
/// kept that read any, the file is read again as a further attempt, and without its file the latest attempt that was written counts.
/// </summary>
internal sealed class LedgerRestore(IImportLedger ledger, IRestoredNotes notes, TimeProvider clock)
{
    public const string Lost = "Restored from the log: how many of its rows were rejected or skipped is lost.";

    private const string FileGone = "(gone)";

    /// <param name="attempt">Of a segment that is in the log.</param>
    /// <param name="declared">How many entries of the registry the segment declares.</param>
    /// <returns>Whether the ledger had lost the import.</returns>
    public async Task<bool> RestoreAsync(string import, int attempt, IReadOnlyList<Manifest> manifests, int declared, CancellationToken cancel)
    {
        if (await ledger.FindAsync(import, cancel) is not { } known)
        {
            await ledger.SaveAsync(await EntryAsync(import, attempt, Counted(import, manifests), cancel) with { Declared = declared }, cancel);
            return true;
        }
        // Nobody writes once more what is there, and a retraction knows that the registry has to hear of it.
        if (known.LastAttempt < attempt || (known.Declared == 0 && declared > 0))
            await ledger.SaveAsync(known with { LastAttempt = Math.Max(known.LastAttempt, attempt), Declared = known.Declared + declared }, cancel);
        return false;
    }

    /// <summary>Retractions are in the log, too: the import stays taken back, whether its segments come before or after.</summary>
    public async Task RetractAsync(LogRecord retraction, CancellationToken cancel)
    {
        var import = retraction.States!.Target;
        var entry = await ledger.FindAsync(import, cancel) ?? Restored(import, FileGone, "") with { Attempt = 1, LastAttempt = 1 };
        if (entry.State == ImportState.Retracted) return;
        await ledger.SaveAsync(entry with { State = ImportState.Retracted, RetractionAskedAt = retraction.ReceivedAt, FinishedAt = clock.GetUtcNow() }, cancel);
    }

    private static int? Counted(string import, IReadOnlyList<Manifest> manifests) =>
        manifests.SelectMany(manifest => manifest.Segments).Select(segment => SegmentName.ImportOf(segment.Name)).Where(each => each?.Import == import).Max(each => each?.Attempt);

    private async Task<ImportEntry> EntryAsync(string import, int attempt, int? counted, CancellationToken cancel)
    {
        var file = await notes.FileOfAsync(import, cancel);
        var entry = Restored(import, file?.Blob ?? FileGone, file?.ETag ?? "") with { LastAttempt = Math.Max(attempt, counted ?? 0) };
        // Failed and not given up: the reconciler begins the next attempt.
        return counted is null && file is not null ? entry with { State = ImportState.Failed } : entry with { Attempt = counted ?? attempt };
    }

    private ImportEntry Restored(string import, string blob, string etag) => new()
    {
        Id = import,
        Blob = blob,
        ETag = etag,
        SeenAt = ImportIds.UploadedAt(import),
        State = ImportState.Done,
        Problem = Lost,
        FinishedAt = clock.GetUtcNow(),
    };
}
