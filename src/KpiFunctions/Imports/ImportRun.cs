using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Imports;

/// <summary>Writes what a readable, new file says: its records in chunks, then its rejects. None of it counts before the ledger says so.</summary>
internal sealed class ImportRun(
    IImportLog log, IRegistryStore registry, IRejectStore rejects, IImportLedger ledger, TimeProvider time,
    ImportContext context, Inspection inspection, ImportEntry entry) : IAsyncDisposable
{
    /// <summary>Records of one chunk, at most. The same at every repetition, so that chunks are.</summary>
    public const int ChunkRecords = 10_000;

    /// <summary>Within so many records a repetition is noticed: it bounds the memory, some 50 MB.</summary>
    private const int RememberedRecords = 500_000;

    private static readonly TimeSpan ProgressEvery = TimeSpan.FromSeconds(2);

    private readonly List<LogRecord> chunk = [];
    private readonly RejectSpool rejected = new();
    private readonly long startedAt = time.GetTimestamp();
    private Func<long> bytesRead = () => 0;
    private int progressReports;
    private int chunks;
    private long read;
    private long accepted;
    private long skipped;
    private readonly RecentIdentities seen = new(RememberedRecords);
    private long duplicate;
    private long declared;

    /// <returns>The entry, Done, with its counts.</returns>
    public async Task<ImportEntry> RunAsync(Upload upload, CancellationToken cancel)
    {
        await using var file = await upload.OpenAsync(cancel);
        bytesRead = () => file.Position;
        var content = new ImportFile(file) { Hints = context.Hints, Spool = TemporaryFile.Create };
        await foreach (var batch in ReadAhead.InBatchesAsync(ImportReader.ReadAsync(content, context, inspection, cancel), cancel))
            foreach (var row in batch) await TakeAsync(row, cancel);
        await FlushAsync(cancel);
        // An attempt before this one may have left rejects.
        if (rejected.Count > 0 || entry.LastAttempt > 1) await rejects.KeepImportAsync(entry.Id, rejected, cancel);
        return entry with
        {
            State = ImportState.Done,
            Attempt = entry.LastAttempt,
            Accepted = accepted,
            Rejected = rejected.Count,
            Skipped = skipped,
            Duplicate = duplicate,
            Declared = declared,
            Problem = inspection.LeftOut,
            Unsettled = entry.Unsettled || entry.Declared > 0 || declared > 0,
        };
    }

    public ValueTask DisposeAsync() => rejected.DisposeAsync();

    private async ValueTask TakeAsync(ImportedRow row, CancellationToken cancel)
    {
        if (row.Rejection is { } rejection) rejected.Add(new Reject(row.Line, rejection, row.Raw ?? ""));
        if (row.Skipped is not null) skipped++;
        if (chunk.Count + row.Records.Count > ChunkRecords) await FlushAsync(cancel);
        chunk.AddRange(row.Records);
        accepted += row.Records.Count;
        read++;
    }

    private async ValueTask FlushAsync(CancellationToken cancel)
    {
        if (chunk.Count == 0) return;
        await log.WriteChunkAsync(context.Import, entry.LastAttempt, chunks++, [.. chunk], cancel);
        var declarations = chunk.FindAll(record => record.Type == RecordType.Declaration);
        if (declarations.Count > 0) await registry.KeepAsync(context.Import, entry.LastAttempt, declarations, cancel);
        declared += declarations.Count;
        duplicate += seen.Remember(chunk).Count(outcome => outcome == RecordResult.Duplicate);
        chunk.Clear();
        await ReportAsync(cancel);
    }

    // Two calls of the ledger, so not after every chunk.
    private async ValueTask ReportAsync(CancellationToken cancel)
    {
        if (time.GetElapsedTime(startedAt) < (progressReports + 1) * ProgressEvery) return;
        progressReports = (int)(time.GetElapsedTime(startedAt) / ProgressEvery);
        await ledger.SaveAsync(entry with { Progress = new(read, accepted, rejected.Count, skipped, bytesRead(), time.GetElapsedTime(startedAt)) { Duplicate = duplicate } }, cancel);
    }
}
