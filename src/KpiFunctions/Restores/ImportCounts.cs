using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Restores;

namespace KpiFunctions.Restores;

/// <summary>What restored imports had brought is counted in their segments, once all days are read. Rows that were rejected or skipped left nothing in the log.</summary>
internal sealed class ImportCounts(IImportLedger ledger, IRestoredNotes notes, ISegmentReader segments)
{
    private const int PageSize = 200;
    private const string ImportSource = "import:";

    /// <returns>False: time was up; what is counted stays so, call again.</returns>
    public async Task<bool> RunAsync(Func<bool> isTimeUp, CancellationToken cancel)
    {
        string? next = null;
        var isBegun = false;
        do
        {
            var page = await ledger.ListAsync(next, PageSize, cancel);
            foreach (var entry in page.Items.Where(IsUncounted))
            {
                // Each call counts one at least, however little of its time was left for that.
                if (isBegun && isTimeUp()) return false;
                isBegun = true;
                await ledger.SaveAsync(await CountedAsync(entry, cancel), cancel);
            }
            next = page.Continuation;
        }
        while (next is not null);
        return true;
    }

    private static bool IsUncounted(ImportEntry entry) => entry is { Problem: LedgerRestore.Lost, Accepted: 0, CountedAttempt: not null };

    private async Task<ImportEntry> CountedAsync(ImportEntry entry, CancellationToken cancel)
    {
        var (accepted, dialect) = (0L, entry.Dialect);
        foreach (var utcDay in await notes.DaysOfAsync(entry.Id, cancel))
            foreach (var segment in await segments.ListAsync(utcDay, cancel))
            {
                if (SegmentName.ImportOf(segment.Name) is not var (import, attempt) || import != entry.Id || !entry.Counts(attempt)) continue;
                await foreach (var block in segments.ReadAsync(segment, cancel))
                {
                    accepted += block.Lines.Span.Count((byte)'\n');
                    dialect ??= DialectOf(block.Lines.Span);
                }
            }
        return entry with { Accepted = accepted, Dialect = dialect };
    }

    private static string? DialectOf(ReadOnlySpan<byte> lines) =>
        RecordLine.TryRead(lines[..lines.IndexOf((byte)'\n')]) is { } first && first.Source.StartsWith(ImportSource, StringComparison.Ordinal) ? first.Source[ImportSource.Length..] : null;
}
