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
/// How late the rollups are. What changed before a planner looked is in a run, merged or under way, or was left alone because it is today's; so only
/// when no planner has looked for too long it matters what has changed since.
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
    public async Task<LateChange?> OldestAsync(IReadOnlyList<DayEntry> entries, DateTimeOffset before, CancellationToken cancel)
    {
        var changes = entries.Where(IsUnderWay).Select(entry => new LateChange(entry.Day, entry.ChangedSince ?? entry.PlannedAt ?? before)).ToList();
        var lookedAt = await notes.LookedAtAsync(cancel) ?? DateTimeOffset.MinValue;
        if (lookedAt < before) changes.AddRange(await UnseenAsync(entries.ToDictionary(entry => entry.Day), lookedAt, before, cancel));
        return changes.Where(change => change.Since < before).MinBy(change => change.Since);
    }

    private static bool IsUnderWay(DayEntry entry) => entry.PlannedRun > entry.MergedRun;

    private async Task<List<LateChange>> UnseenAsync(
        IReadOnlyDictionary<DateOnly, DayEntry> known, DateTimeOffset lookedAt, DateTimeOffset before, CancellationToken cancel)
    {
        var unseen = (await imports.ListAsync(cancel)).Select(change => new LateChange(null, Latest(change.ChangedAt, lookedAt))).ToList();
        foreach (var mark in await marks.ListAsync(cancel))
            if (IsOpen(mark, known.GetValueOrDefault(mark.Day)))
                unseen.Add(Visible(mark.Day, Latest(mark.MarkedAt, lookedAt), known));
        if (await GrownAsync(known, lookedAt, before, cancel) is { } grown) unseen.Add(grown);
        return unseen;
    }

    // A run under way speaks for itself, and a mark that is older than the merge was seen by it.
    private static bool IsOpen(DayMark mark, DayEntry? entry) =>
        entry is null || (!IsUnderWay(entry) && (entry.IsUnsettled || mark.MarkedAt > entry.MergedAt));

    // The first that is found: those before it are as old as the last look, too.
    private async Task<LateChange?> GrownAsync(
        IReadOnlyDictionary<DateOnly, DayEntry> known, DateTimeOffset lookedAt, DateTimeOffset before, CancellationToken cancel)
    {
        var merged = new MergedSegments(days, store);
        var markers = (await segments.MarkersAsync(cancel)).Where(marker => marker.MarkedAt < before).OrderBy(marker => marker.MarkedAt);
        foreach (var folder in markers.GroupBy(marker => marker.UtcDay))
        {
            var states = await segments.StatesAsync(folder.Key, cancel);
            foreach (var marker in folder)
                foreach (var change in options.Value.Zone.DaysOverlapping(folder.Key).Select(day => Visible(day, Latest(marker.MarkedAt, lookedAt), known)))
                    if (change.Since < before && await merged.LengthAsync(change.Day!.Value, marker.Segment, cancel) < states.GetValueOrDefault(marker.Segment)?.Length)
                        return change;
        }
        return null;
    }

    // Not before the day has begun, and not in the pause that today is given.
    private LateChange Visible(DateOnly day, DateTimeOffset since, IReadOnlyDictionary<DateOnly, DayEntry> known)
    {
        var zone = options.Value.Zone;
        since = Latest(since, zone.WindowOf(day).Start);
        if (day == zone.DayOf(clock.GetUtcNow()) && known.GetValueOrDefault(day) is { } today) since = Latest(since, TodaysPause.EndOf(today));
        return new LateChange(day, since);
    }

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
