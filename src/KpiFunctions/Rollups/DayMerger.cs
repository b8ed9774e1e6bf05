using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Conflicts;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Rollups;

internal interface IDayMerger
{
    Task RunAsync(MergeMessage message, CancellationToken cancel);
}

/// <summary>
/// Merges a run's partials into the day's rows. The claims to money go first, then the rows, the readings, the marks on the days that depend on
/// them, and the day's own entry last: a run that dies anywhere is simply run again, also when its message comes twice. A run that finds itself overtaken may have added rows or readings that
/// the newer one had not produced, so it has the day rolled once more.
/// </summary>
internal sealed class DayMerger(
    IRollupStore store,
    IDayTable days,
    IReadingTable readings,
    IKpiTable kpis,
    MoneySettlement settlement,
    IConflictTable conflicts,
    IRestatements restatements,
    TimeProvider clock,
    ILogger<DayMerger> log) : IDayMerger
{
    public async Task RunAsync(MergeMessage message, CancellationToken cancel)
    {
        var day = IsoDay.Parse(message.Day);
        using var span = WorkMeter.Begin("day.merge", message.Day);
        var before = await days.FindAsync(day, cancel) ?? new DayEntry { Day = day };
        if (before.MergedRun > message.Run) await MarkAsync(day, cancel);
        else if (await store.FindManifestAsync(day, message.Run, cancel) is { } manifest && await store.LoadPartialsAsync(manifest, cancel) is { } files)
            await MergeAsync(before, manifest, files, cancel);
        else await LeaveAsync(day, message.Run, cancel);
    }

    // The message was not ours to send, and the last shard's will come; or newer runs were merged since and this one's folder went with them.
    private async Task LeaveAsync(DateOnly day, long run, CancellationToken cancel)
    {
        if (await days.FindAsync(day, cancel) is { } entry && entry.MergedRun > run) await MarkAsync(day, cancel);
    }

    private async Task MergeAsync(DayEntry before, Manifest manifest, IReadOnlyList<ReadOnlyMemory<byte>> files, CancellationToken cancel)
    {
        var day = manifest.Day;
        var registry = await store.LoadRegistryAsync(manifest.RegistryVersion, cancel);
        var merge = new DayMerge(manifest, registry, [.. files.Select(file => PartialFile.Read(file.Span))]) { Threads = Environment.ProcessorCount };
        var earlier = await readings.LatestBeforeAsync(merge.Subjects, day, cancel);
        var sharing = await SharingAsync(merge, cancel);
        var money = await settlement.SettleAsync(day, merge, cancel);
        var merged = merge.Finish(money.Money, earlier, sharing);
        await store.SaveLookupsAsync(day, manifest.Run, merged.Lookups, cancel);
        var restatement = await restatements.OfAsync(before, manifest, registry, cancel);
        var changes = await kpis.ReplaceDayAsync(day, manifest.Run, merged.Rows, cancel, restatement is null ? null : restatement.KeepAsync);
        await conflicts.ReplaceDayAsync(day, merged.Conflicts, cancel);
        foreach (var affected in money.Touched) await MarkAsync(affected, cancel);
        await money.Receipt.SettleAsync(cancel);
        var read = await readings.ReplaceDayAsync(day, merged.Readings, cancel);
        foreach (var affected in read.Touched) await MarkAsync(affected, cancel);
        await read.Receipt.SettleAsync(cancel);
        // Another day that wrote its readings meanwhile may not have seen ours, and then could not mark this day.
        if (!ClosingReading.Same(earlier, await readings.LatestBeforeAsync(merge.Subjects, day, cancel)) || !Same(sharing, await SharingAsync(merge, cancel))) await MarkAsync(day, cancel);
        await FinishAsync(manifest, merged, await SaveSheetsAsync(manifest, merged.Sheets, cancel), changes, before, restatement, cancel);
        // The run merged before this one stays for whoever has read the entry before it changed; nobody asks for an older one.
        if (before.MergedRun < manifest.Run) await store.DropRunsBeforeAsync(day, before.MergedRun, cancel);
        Log.DayMerged(log, day, manifest.Run, changes.Written, changes.Deleted, changes.Unchanged);
    }

    // What the other days have of the costs that this one shares with them: its own reading is about to be written.
    private async Task<IReadOnlyDictionary<string, IReadOnlyList<ClosingReading>>> SharingAsync(DayMerge merge, CancellationToken cancel)
    {
        var sharing = new Dictionary<string, IReadOnlyList<ClosingReading>>(StringComparer.Ordinal);
        foreach (var window in merge.CostWindows)
            sharing[window.Subject] = [.. (await readings.OfAsync(window.Subject, window.From, window.Closing, cancel)).Where(reading => reading.Day != merge.Day)];
        return sharing;
    }

    private static bool Same(IReadOnlyDictionary<string, IReadOnlyList<ClosingReading>> one, IReadOnlyDictionary<string, IReadOnlyList<ClosingReading>> other) =>
        one.All(cost => ClosingReading.Same(cost.Value, other[cost.Key]));

    private async Task<string?> SaveSheetsAsync(Manifest manifest, IReadOnlyList<DaySheet> sheets, CancellationToken cancel)
    {
        var tags = new List<(string, string)>();
        foreach (var sheet in sheets) tags.Add((sheet.Name, await store.SaveSheetAsync(manifest.Day, manifest.Run, sheet, cancel)));
        return SheetTags.Text(tags);
    }

    // A day that was never rolled has no rows that could be wrong.
    private async Task MarkAsync(DateOnly day, CancellationToken cancel)
    {
        while (await days.FindAsync(day, cancel) is { } entry)
            if (await days.TrySaveAsync(entry with { Effects = entry.Effects + 1 }, cancel) is not null)
                return;
    }

    private async Task FinishAsync(
        Manifest manifest, MergedDay merged, string? sheets, RowChanges changes, DayEntry before, Restatement? restatement, CancellationToken cancel)
    {
        while (true)
        {
            var entry = await days.FindAsync(manifest.Day, cancel) ?? new DayEntry { Day = manifest.Day };
            if (entry.MergedRun >= manifest.Run)
            {
                if (MayHaveUndone(entry, manifest.Run, merged, sheets, before.Effects)) await MarkAsync(manifest.Day, cancel);
                return;
            }
            var finished = Finished(entry, manifest, merged, changes, before, restatement) with { MergedSheets = sheets };
            if (await days.TrySaveAsync(finished, cancel) is null) continue;
            WorkMeter.Merged(finished.LastDuration, LagOf(entry, finished), changes.Written, changes.Deleted, changes.Unchanged);
            return;
        }
    }

    private static TimeSpan LagOf(DayEntry entry, DayEntry finished) => finished.MergedAt - (entry.ChangedSince ?? entry.PlannedAt) ?? finished.LastDuration;

    // A merge that was overtaken while it wrote may have put back values of its own older run. One that was overtaken by another merge of the same run
    // may have put back what it knew of the other days before those had said more: the rows tell, and what was marked meanwhile.
    private static bool MayHaveUndone(DayEntry entry, long run, MergedDay merged, string? sheets, long effects) =>
        entry.MergedRun > run || entry.MergedValues != RowValues.Hash(merged.Rows) || entry.MergedEffects != effects || entry.MergedSheets != sheets;

    private DayEntry Finished(DayEntry entry, Manifest manifest, MergedDay merged, RowChanges changes, DayEntry before, Restatement? restatement)
    {
        var now = clock.GetUtcNow();
        var values = RowValues.Hash(merged.Rows);
        // Not by what was written just now: a try of this run that died, or another run, may have written it before.
        var changed = entry.MergedValues is { } former ? former != values : changes.Written + changes.Deleted > 0;
        return entry with
        {
            MergedRun = manifest.Run,
            MergedInputs = manifest.Inputs,
            // Read before the earlier readings were, and others mark only after they wrote theirs: what was marked by then has been seen.
            MergedEffects = before.Effects,
            // An older run that ended while this one wrote may have written between its writes: the day is rolled once more.
            Effects = entry.MergedRun > before.MergedRun ? entry.Effects + 1 : entry.Effects,
            MergedValues = values,
            MergedRegistry = manifest.RegistryVersion,
            MergedLookups = merged.Lookups.Name(),
            CheckedRegistry = manifest.RegistryVersion,
            MergedAt = now,
            ValuesSince = changed ? now : entry.ValuesSince ?? now,
            LastDuration = now - (entry.PlannedRun == manifest.Run ? entry.PlannedAt ?? now : now),
            RestatedAt = changed && restatement is not null ? now : entry.RestatedAt,
            RestatedWhy = changed && restatement is not null ? restatement.Why : entry.RestatedWhy,
            AsOf = merged.Rows.Max(row => row.AsOf),
            Audit = merged.Audit,
        };
    }
}
