using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Rollups;

internal interface ISegmentRetirement
{
    Task RunAsync(CancellationToken cancel);
}

/// <summary>
/// Seals the segments that nobody has written to for a while, and drops the markers of those that are rolled up to their end. Only a sealed segment
/// has an end: an append that its writer gave up may land as late as it likes in any other. A writer that meets the seal opens a new segment.
/// </summary>
internal sealed class SegmentRetirement(
    ISegmentLifecycle segments, IDayTable days, IRollupStore store, IOptions<ReportingOptions> options, TimeProvider clock) : ISegmentRetirement
{
    /// <summary>Much longer than a segment is written to and than any of its appends may be under way.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromHours(2);

    public async Task RunAsync(CancellationToken cancel)
    {
        var merged = new MergedSegments(days, store);
        var old = (await segments.MarkersAsync(cancel)).Where(marker => IsIdleSince(marker.MarkedAt));
        foreach (var folder in old.GroupBy(marker => marker.UtcDay))
        {
            var states = await segments.StatesAsync(folder.Key, cancel);
            foreach (var marker in folder) await RetireAsync(marker, states.GetValueOrDefault(marker.Segment), merged, cancel);
        }
    }

    private async Task RetireAsync(SegmentMarker marker, SegmentState? state, MergedSegments merged, CancellationToken cancel)
    {
        if (state is null || (!state.IsSealed && IsIdleSince(state.ModifiedAt))) await segments.SealAsync(marker.Segment, state, cancel);
        if (state?.IsSealed == true && await IsRolledUpAsync(marker, state.Length, merged, cancel)) await segments.DropAsync(marker, cancel);
    }

    // In every day that the folder overlaps, those that have not begun included: a record may be a day ahead.
    private async Task<bool> IsRolledUpAsync(SegmentMarker marker, long length, MergedSegments merged, CancellationToken cancel)
    {
        foreach (var day in options.Value.Zone.DaysOverlapping(marker.UtcDay))
            if (await merged.LengthAsync(day, marker.Segment, cancel) != length)
                return false;
        return true;
    }

    private bool IsIdleSince(DateTimeOffset time) => clock.GetUtcNow() - time >= Idle;
}
