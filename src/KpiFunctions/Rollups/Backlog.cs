using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Rollups;

/// <param name="Day">Null for an import of which not even the days have been marked.</param>
internal sealed record LateChange(DateOnly? Day, DateTimeOffset Since);

internal interface IBacklog
{
    /// <summary>The oldest change that no merged run has taken in, when it is from before that time; null when there is none.</summary>
    Task<LateChange?> OldestAsync(IReadOnlyList<DayEntry> entries, DateTimeOffset before, CancellationToken cancel);
}

/// <summary>
/// How late the rollups are. A planner that looks every few minutes takes in all that changed before, so what grew since is no older than its last
/// look: segments are compared with what was merged only when no planner has looked for too long. The pause of today's day is not counted.
/// </summary>
internal sealed class Backlog(
    IDayMarks marks,
    IChangedImports imports,
    IPlanNotes notes,
    ISegmentLifecycle segments,
    IDayTable days,
    IRollupStore store,
    IOptions<ReportingOptions> options,
    TimeProvider clock) : IBacklog
{
    private DateOnly Today => options.Value.Zone.DayOf(clock.GetUtcNow());

    public async Task<LateChange?> OldestAsync(IReadOnlyList<DayEntry> entries, DateTimeOffset before, CancellationToken cancel)
    {
        var known = entries.ToDictionary(entry => entry.Day);
        var changes = entries.Where(IsUnderWay).Select(entry => new LateChange(entry.Day, entry.ChangedSince ?? entry.PlannedAt ?? before)).ToList();
        changes.AddRange((await marks.ListAsync(cancel)).Where(mark => IsOpen(mark, known.GetValueOrDefault(mark.Day)))
            .Select(mark => new LateChange(mark.Day, NotInPause(mark.Day, mark.MarkedAt, known))));
        changes.AddRange((await imports.ListAsync(cancel)).Select(change => new LateChange(null, change.ChangedAt)));
        if (await GrownAsync(known, before, cancel) is { } grown) changes.Add(grown);
        return changes.Where(change => change.Since < before).MinBy(change => change.Since);
    }

    private static bool IsUnderWay(DayEntry entry) => entry.PlannedRun > entry.MergedRun;

    // A run under way speaks for itself, and a mark that is older than the merge was seen by it.
    private bool IsOpen(DayMark mark, DayEntry? entry) =>
        mark.Day <= Today && (entry is null || (!IsUnderWay(entry) && (entry.IsUnsettled || mark.MarkedAt > entry.MergedAt)));

    private DateTimeOffset NotInPause(DateOnly day, DateTimeOffset since, Dictionary<DateOnly, DayEntry> known)
    {
        if (day != Today || known.GetValueOrDefault(day) is not { } today) return since;
        var pause = TodaysPause.EndOf(today);
        return pause > since ? pause : since;
    }

    private async Task<LateChange?> GrownAsync(Dictionary<DateOnly, DayEntry> known, DateTimeOffset before, CancellationToken cancel)
    {
        var lookedAt = await notes.LookedAtAsync(cancel) ?? DateTimeOffset.MinValue;
        if (lookedAt >= before) return null;
        var merged = new MergedSegments(days, store);
        var old = (await segments.MarkersAsync(cancel)).Where(marker => marker.MarkedAt < before).OrderBy(marker => marker.MarkedAt);
        foreach (var folder in old.GroupBy(marker => marker.UtcDay))
        {
            var begun = options.Value.Zone.DaysOverlapping(folder.Key).Where(day => day <= Today).ToList();
            var states = await segments.StatesAsync(folder.Key, cancel);
            foreach (var marker in folder)
            {
                var since = marker.MarkedAt > lookedAt ? marker.MarkedAt : lookedAt;
                var length = states.GetValueOrDefault(marker.Segment)?.Length ?? 0;
                if (await FirstBehindAsync(begun.Where(day => NotInPause(day, since, known) < before), marker.Segment, length) is { } day)
                    return new LateChange(day, since);
            }
        }
        return null;

        async Task<DateOnly?> FirstBehindAsync(IEnumerable<DateOnly> of, string segment, long length)
        {
            foreach (var day in of)
                if (await merged.LengthAsync(day, segment, cancel) < length)
                    return day;
            return null;
        }
    }
}
