using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Rollups;

/// <summary>What asked for the rollup.</summary>
internal enum PlanReason
{
    /// <summary>The timer: today is left alone for a while after each run.</summary>
    Schedule,
    /// <summary>Somebody asked: every changed day, today included.</summary>
    Request,
    /// <summary>Somebody asked for this day: rolled even when nothing changed.</summary>
    Force,
}

internal enum PlanOutcome
{
    Unchanged,
    Planned,
    /// <summary>A run with these inputs is under way.</summary>
    Pending,
}

internal interface IRollupPlanner
{
    /// <summary>Plans every day whose inputs changed since it was last merged.</summary>
    Task<Plan> PlanChangedAsync(PlanReason reason, CancellationToken cancel);

    Task<PlanOutcome> PlanDayAsync(DateOnly day, CancellationToken cancel);
}

/// <summary>Days in order.</summary>
internal sealed record Plan(IReadOnlyList<DateOnly> Planned, IReadOnlyList<DateOnly> Pending);

/// <summary>
/// Compares what each day's run would read with what its last merged run read; where they differ, claims the next run number, writes the
/// manifest and queues the shards. Safe to run anywhere at any time: a number is claimed by a conditional write, and a run that dies on the
/// way is planned again after a while.
/// </summary>
internal sealed class RollupPlanner(
    ISegmentReader segments,
    IImportLedger imports,
    IRegistryStore registry,
    RegistryChanges changes,
    IRollupStore store,
    IDayTable days,
    IRollupQueue queue,
    IOptions<ReportingOptions> options,
    TimeProvider clock) : IRollupPlanner
{
    private const int Shards = 1;
    private const int ParallelDays = 4;

    private static readonly TimeSpan TodayAtMostEvery = TimeSpan.FromMinutes(5);

    public async Task<Plan> PlanChangedAsync(PlanReason reason, CancellationToken cancel)
    {
        var world = await LoadWorldAsync(cancel);
        var outcomes = new (DateOnly Day, PlanOutcome Outcome)[world.Days.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ParallelDays, CancellationToken = cancel };
        await Parallel.ForAsync(0, outcomes.Length, parallel, async (i, token) =>
            outcomes[i] = (world.Days[i], await PlanAsync(world, world.Days[i], reason, token)));
        return new Plan(DaysThat(PlanOutcome.Planned), DaysThat(PlanOutcome.Pending));

        IReadOnlyList<DateOnly> DaysThat(PlanOutcome outcome) => [.. outcomes.Where(each => each.Outcome == outcome).Select(each => each.Day)];
    }

    public async Task<PlanOutcome> PlanDayAsync(DateOnly day, CancellationToken cancel) =>
        await PlanAsync(await LoadWorldAsync(cancel), day, PlanReason.Force, cancel);

    // The days' entries come first and everything that a run depends on after them: a run is claimed on the entry as it was read here, so a
    // planner that was overtaken by another, with newer inputs, is refused instead of taking the day back to what it saw.
    private async Task<PlanningWorld> LoadWorldAsync(CancellationToken cancel)
    {
        var zone = options.Value.Zone;
        var known = await days.ListAsync(DateOnly.MinValue, DateOnly.MaxValue, cancel);
        var snapshot = await registry.SnapshotAsync(cancel);
        await store.SaveRegistryAsync(snapshot, cancel);
        var marked = await segments.MarkedUtcDaysAsync(cancel);
        // A folder overlaps its neighbours' days; a day that has not begun is rolled when it has.
        var today = zone.DayOf(clock.GetUtcNow());
        var all = marked.SelectMany(zone.DaysOverlapping).Concat(known.Select(entry => entry.Day)).Where(day => day <= today).Distinct().Order().ToList();
        return new PlanningWorld(zone, snapshot, await imports.CountedAttemptsAsync(cancel), known, all, segments, changes.To(snapshot));
    }

    private async Task<PlanOutcome> PlanAsync(PlanningWorld world, DateOnly day, PlanReason reason, CancellationToken cancel)
    {
        var read = await world.SegmentsOfAsync(day, cancel);
        var entry = await world.CheckedEntryOfAsync(day, cancel);
        if (read.Count == 0 && entry.PlannedRun == 0 && entry.MergedRun == 0) return PlanOutcome.Unchanged;
        if (reason != PlanReason.Force && Decide(entry, InputsOf(world, read, world.RegistryOf(entry)), reason, world.Zone) is { } decided) return decided;
        return await StartRunAsync(world, entry, read, InputsOf(world, read, world.Registry.Version), cancel);
    }

    private string InputsOf(PlanningWorld world, IReadOnlyList<SegmentLength> read, string registry) =>
        ManifestInputs.Hash(read, Shards, registry, KpiCatalog.Version, world.Zone.Id, options.Value.ReportingCurrency);

    private PlanOutcome? Decide(DayEntry entry, string inputs, PlanReason reason, ReportingZone zone)
    {
        if (entry.MergedInputs == inputs && entry.MergedEffects >= entry.Effects) return PlanOutcome.Unchanged;
        var now = clock.GetUtcNow();
        // Whatever came since, a run under way is let end first: two at once would only get in each other's way.
        var underWay = entry.PlannedRun > entry.MergedRun;
        if (underWay && now - entry.PlannedAt < options.Value.RetryUnfinishedAfter) return PlanOutcome.Pending;
        var pause = TimeSpan.FromTicks(Math.Max(TodayAtMostEvery.Ticks, 20 * entry.LastDuration.Ticks));
        var tooSoon = reason == PlanReason.Schedule && entry.Day == zone.DayOf(now) && now - entry.MergedAt < pause;
        return tooSoon ? PlanOutcome.Unchanged : null;
    }

    private async Task<PlanOutcome> StartRunAsync(
        PlanningWorld world, DayEntry entry, IReadOnlyList<SegmentLength> read, string inputs, CancellationToken cancel)
    {
        var run = Math.Max(entry.PlannedRun, entry.MergedRun) + 1;
        var claimed = entry with { PlannedRun = run, PlannedInputs = inputs, PlannedAt = clock.GetUtcNow() };
        if (await days.TrySaveAsync(claimed, cancel) is null) return PlanOutcome.Pending;
        await store.SaveManifestAsync(ManifestOf(world, claimed, read), cancel);
        for (var shard = 0; shard < Shards; shard++)
            await queue.SendAsync(new ShardMessage(IsoDay.Text(entry.Day), run, shard), cancel);
        return PlanOutcome.Planned;
    }

    private Manifest ManifestOf(PlanningWorld world, DayEntry claimed, IReadOnlyList<SegmentLength> read) => new()
    {
        Day = claimed.Day,
        Run = claimed.PlannedRun,
        Shards = Shards,
        Segments = read,
        RegistryVersion = world.Registry.Version,
        Definitions = KpiCatalog.Version,
        Zone = world.Zone.Id,
        Currency = options.Value.ReportingCurrency,
        Inputs = claimed.PlannedInputs!,
    };
}
