using KpiFunctions.Core.Erasures;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Erasures;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Erasures;

/// <summary>
/// The log, one UTC day after the other. A segment that names the person is closed and written anew, with the same lines in the same order; then the days
/// that read it are marked, so that they are rolled up from the new one. No line is lost or doubled on the way: readers see the one or the other.
/// </summary>
internal sealed class LogErasure(ISegmentRewriting rewriting, ISegmentReader segments, IImportLedger imports, IDayMarks marks, IOptions<ReportingOptions> options)
{
    /// <summary>The entry after the next UTC day. Null: something writes to the day just now, wait.</summary>
    public async Task<ErasureEntry?> NextAsync(ErasureEntry entry, ErasedPerson person, CancellationToken cancel)
    {
        await foreach (var day in rewriting.UtcDaysAsync(entry.NextDay, cancel)) return await RewriteAsync(entry, day, person, cancel);
        return entry with { State = ErasureState.Rollups };
    }

    private async Task<ErasureEntry?> RewriteAsync(ErasureEntry entry, DateOnly utcDay, ErasedPerson person, CancellationToken cancel)
    {
        var (count, records, files) = (0L, 0L, new HashSet<string>(entry.Imports));
        foreach (var segment in await segments.ListAsync(utcDay, cancel))
        {
            if (!await NamesHimAsync(segment, person, cancel)) continue;
            // The importer may write its segments once more, as they were.
            if (await IsUnderWayAsync(segment, cancel) || await rewriting.CloseAsync(segment, cancel) is not { } closed) return null;
            if (await rewriting.RewriteAsync(closed, lines => person.TakeOutOfLines(lines), cancel) is not { } changed) return null;
            records += changed;
            if (SegmentName.ImportOf(segment.Name) is var (import, _)) files.Add(import);
            count++;
        }
        if (count > 0) await marks.MarkAsync([.. options.Value.Zone.DaysOverlapping(utcDay)], cancel);
        // A try that died before it was saved left rewritings, in which he is not found any more.
        var isTouched = count > 0 || (await rewriting.ReplacedAsync(utcDay, cancel)).Count > 0;
        return entry with
        {
            NextDay = utcDay.AddDays(1),
            Days = isTouched ? [.. entry.Days, utcDay] : entry.Days,
            Segments = entry.Segments + count,
            Records = entry.Records + records,
            Imports = [.. files],
        };
    }

    private async Task<bool> NamesHimAsync(SegmentLength segment, ErasedPerson person, CancellationToken cancel)
    {
        await foreach (var block in segments.ReadAsync(segment, cancel))
            if (person.IsIn(block.Lines.Span))
                return true;
        return false;
    }

    private async Task<bool> IsUnderWayAsync(SegmentLength segment, CancellationToken cancel) =>
        SegmentName.ImportOf(segment.Name) is var (import, _) && await imports.FindAsync(import, cancel) is { FinishedAt: null };
}
