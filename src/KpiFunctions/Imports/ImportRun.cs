using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Imports;

/// <summary>Writes what a readable, new file says: its records in chunks, then its rejects, then its declarations to the registry.</summary>
internal sealed class ImportRun(IImportLog log, IRegistryStore registry, IRejectStore rejects, ImportContext context) : IAsyncDisposable
{
    /// <summary>Records of one chunk, at most. The same at every repetition, so that chunks are.</summary>
    public const int ChunkRecords = 10_000;

    /// <summary>The mapping has one version so far; a later one imports the same file again under a higher attempt.</summary>
    public const int Attempt = 1;

    private readonly List<LogRecord> chunk = [];
    private readonly List<LogRecord> declarations = [];
    private readonly RejectSpool rejected = new();
    private int chunks;
    private long accepted;
    private long skipped;

    /// <returns>The entry, Done, with its counts.</returns>
    public async Task<ImportEntry> RunAsync(Upload upload, ImportEntry entry, CancellationToken cancel)
    {
        await using var file = await upload.OpenAsync(cancel);
        await foreach (var row in ImportReader.ReadAsync(file, context, cancel)) await TakeAsync(row, cancel);
        await FlushAsync(cancel);
        if (rejected.Count > 0) await rejects.KeepImportAsync(entry.Id, rejected, cancel);
        if (declarations.Count > 0) await registry.ProjectAsync(declarations, cancel);
        return entry with { State = ImportState.Done, Attempt = Attempt, Accepted = accepted, Rejected = rejected.Count, Skipped = skipped };
    }

    public ValueTask DisposeAsync() => rejected.DisposeAsync();

    private async ValueTask TakeAsync(ImportedRow row, CancellationToken cancel)
    {
        if (row.Rejection is { } rejection) rejected.Add(new Reject(row.Line, rejection, row.Raw ?? ""));
        if (row.Skipped is not null) skipped++;
        if (chunk.Count + row.Records.Count > ChunkRecords) await FlushAsync(cancel);
        chunk.AddRange(row.Records);
        accepted += row.Records.Count;
        // The registry is held whole in memory by every rollup, so its declarations fit here too.
        declarations.AddRange(row.Records.Where(record => record.Type == RecordType.Declaration));
    }

    private async ValueTask FlushAsync(CancellationToken cancel)
    {
        if (chunk.Count == 0) return;
        await log.WriteChunkAsync(context.Import, Attempt, chunks++, [.. chunk], cancel);
        chunk.Clear();
    }
}
