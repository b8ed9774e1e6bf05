using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
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
    /// <summary>A run is under way.</summary>
    Pending,
    /// <summary>It is today, which was rolled a short while ago.</summary>
    Resting,
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
/// Compares what the run of each day that something points to would read with what its last merged run read; where they differ, claims the next
/// run number, writes the manifest and queues the shards. Safe to run anywhere at any time: a number is claimed by a conditional write, and a
/// run that dies on the way is planned again after a while.
/// </summary>
internal sealed class RollupPlanner(
    PlanningWorldLoader worlds,
    IRollupStore store,
    IDayTable days,
    IDayMarks marks,
    IPlanNotes notes,
    IRollupQueue queue,
    IOptions<ReportingOptions> options,
    TimeProvider clock) : IRollupPlanner
{
    private const int ParallelDays = 4;

    public async Task<Plan> PlanChangedAsync(PlanReason reason, CancellationToken cancel)
    {
        var began = clock.GetUtcNow();
        var lookedAt = await notes.LookedAtAsync(cancel);
        var world = await worlds.LoadAsync(null, cancel);
        var outcomes = new (DateOnly Day, PlanOutcome Outcome)[world.Days.Count];
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = ParallelDays, CancellationToken = cancel };
        await Parallel.ForAsync(0, outcomes.Length, parallel, async (i, token) =>
            outcomes[i] = (world.Days[i], await PlanAsync(world, world.Days[i], reason, lookedAt, token)));
        await notes.SaveLookedAtAsync(began, cancel);
        return new Plan(DaysThat(PlanOutcome.Planned), DaysThat(PlanOutcome.Pending));

        IReadOnlyList<DateOnly> DaysThat(PlanOutcome outcome) => [.. outcomes.Where(each => each.Outcome == outcome).Select(each => each.Day)];
    }

    public async Task<PlanOutcome> PlanDayAsync(DateOnly day, CancellationToken cancel) =>
        await PlanAsync(await worlds.LoadAsync(day, cancel), day, PlanReason.Force, null, cancel);

    private async Task<PlanOutcome> PlanAsync(PlanningWorld world, DateOnly day, PlanReason reason, DateTimeOffset? lookedAt, CancellationToken cancel)
    {
        var read = await world.SegmentsOfAsync(day, cancel);
        var entry = await world.CheckedEntryOfAsync(day, cancel);
        if (entry.Shards == 0) entry = entry with { Shards = options.Value.RollupShards };
        var isNew = entry.PlannedRun == 0 && entry.MergedRun == 0;
        PlanOutcome? decided = reason == PlanReason.Force ? null : Decide(entry, InputsOf(world, entry, read, world.RegistryOf(entry)), reason, world.Zone);
        if (isNew && read.Count == 0) decided = PlanOutcome.Unchanged;
        if (decided == PlanOutcome.Unchanged && world.MarkOf(day) is { } mark) await marks.DropAsync(mark, cancel);
        return decided ?? await StartRunAsync(world, entry, read, InputsOf(world, entry, read, world.Registry.Version), lookedAt, cancel);
    }

    private string InputsOf(PlanningWorld world, DayEntry entry, IReadOnlyList<SegmentLength> read, string registry) =>
        ManifestInputs.Hash(read, entry.Shards, registry, KpiCatalog.Version, world.Zone.Id, options.Value.ReportingCurrency);

    private PlanOutcome? Decide(DayEntry entry, string inputs, PlanReason reason, ReportingZone zone)
    {
        var now = clock.GetUtcNow();
        // Whatever came since, a run under way is let end first: two at once would only get in each other's way.
        var underWay = entry.PlannedRun > entry.MergedRun;
        if (underWay && now - entry.PlannedAt < options.Value.RetryUnfinishedAfter) return PlanOutcome.Pending;
        if (!underWay && entry.MergedInputs == inputs && entry.MergedEffects >= entry.Effects) return PlanOutcome.Unchanged;
        return reason == PlanReason.Schedule && entry.Day == zone.DayOf(now) && now < TodaysPause.EndOf(entry) ? PlanOutcome.Resting : null;
    }

    private async Task<PlanOutcome> StartRunAsync(
        PlanningWorld world, DayEntry entry, IReadOnlyList<SegmentLength> read, string inputs, DateTimeOffset? lookedAt, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var run = Math.Max(entry.PlannedRun, entry.MergedRun) + 1;
        var claimed = entry with
        {
            PlannedRun = run,
            PlannedInputs = inputs,
            PlannedAt = now,
            // What changed has changed since the last look, or a run would have taken it in.
            ChangedSince = entry.PlannedRun > entry.MergedRun ? entry.ChangedSince ?? entry.PlannedAt : lookedAt ?? now,
        };
        if (await days.TrySaveAsync(claimed, cancel) is null) return PlanOutcome.Pending;
        await store.SaveManifestAsync(ManifestOf(world, claimed, read), cancel);
        for (var shard = 0; shard < claimed.Shards; shard++)
            await queue.SendAsync(new ShardMessage(IsoDay.Text(entry.Day), run, shard), cancel);
        return PlanOutcome.Planned;
    }

    private Manifest ManifestOf(PlanningWorld world, DayEntry claimed, IReadOnlyList<SegmentLength> read) => new()
    {
        Day = claimed.Day,
        Run = claimed.PlannedRun,
        Shards = claimed.Shards,
        Segments = read,
        RegistryVersion = world.Registry.Version,
        Definitions = KpiCatalog.Version,
        Zone = world.Zone.Id,
        Currency = options.Value.ReportingCurrency,
        Inputs = claimed.PlannedInputs!,
    };
}
