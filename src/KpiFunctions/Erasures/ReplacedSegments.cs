using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Erasures;

/// <summary>Segments that a rewriting stands for go when no run reads them any more, and with them what former runs made of them.</summary>
internal sealed class ReplacedSegments(ISegmentRewriting rewriting, IDayTable days, IRollupStore store, IDayMarks marks, IOptions<ReportingOptions> options)
{
    /// <returns>False: a day is not rolled up from the new segments yet.</returns>
    public async Task<bool> TryDropAsync(DateOnly utcDay, CancellationToken cancel)
    {
        var replaced = await rewriting.ReplacedAsync(utcDay, cancel);
        var reading = options.Value.Zone.DaysOverlapping(utcDay).ToList();
        foreach (var day in reading)
            if (!await IsFreeOfAsync(replaced, day, cancel))
            {
                // The mark of a try that died before it set one.
                await marks.MarkAsync([day], cancel);
                return false;
            }
        foreach (var segment in replaced) await rewriting.DropAsync(utcDay, segment, cancel);
        foreach (var day in reading) await DropFormerRunsAsync(day, cancel);
        return true;
    }

    private async Task<bool> IsFreeOfAsync(IReadOnlyList<string> replaced, DateOnly day, CancellationToken cancel)
    {
        if (await days.FindAsync(day, cancel) is not { } entry || (entry.PlannedRun == 0 && entry.MergedRun == 0)) return true;
        if (entry.PlannedRun > entry.MergedRun) return false;
        return await store.FindManifestAsync(day, entry.MergedRun, cancel) is { } manifest && !manifest.Segments.Any(segment => replaced.Contains(segment.Name));
    }

    private async Task DropFormerRunsAsync(DateOnly day, CancellationToken cancel)
    {
        if (await days.FindAsync(day, cancel) is { MergedRun: > 0 } entry) await store.DropRunsBeforeAsync(day, entry.MergedRun, cancel);
    }
}
