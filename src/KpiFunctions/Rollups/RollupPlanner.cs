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
/// run that was not merged for a while is queued again under its number, or followed by a new one when the inputs are others by now.
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
        var inputs = InputsOf(world, entry, read, world.Registry.Version);
        // Marked by another day's merge or not: a merge reads what the other days say when it begins, so the same run will do.
        var again = reason != PlanReason.Force && IsUnderWay(entry) && entry.PlannedInputs == inputs;
        PlanOutcome? decided = reason == PlanReason.Force ? null : Decide(entry, again, InputsOf(world, entry, read, world.RegistryOf(entry)), reason, world.Zone);
        var isNew = entry.PlannedRun == 0 && entry.MergedRun == 0;
        if (isNew && read.Count == 0 && !world.IsAgreedOn(day)) decided = PlanOutcome.Unchanged;
        if (decided == PlanOutcome.Unchanged && world.MarkOf(day) is { } mark) await DropAsync(mark, entry, cancel);
        if (decided is { } outcome) return outcome;
        return again ? await RepeatAsync(world, entry, read, cancel) : await StartRunAsync(world, entry, read, inputs, lookedAt, cancel);
    }

    private static bool IsUnderWay(DayEntry entry) => entry.PlannedRun > entry.MergedRun;

    // Whoever is about to save the entry has marked the day before and may have been slow since: after this write he is refused and looks again.
    private async Task DropAsync(DayMark mark, DayEntry entry, CancellationToken cancel)
    {
        if (entry.Tag is null || await days.TrySaveAsync(entry, cancel) is not null) await marks.DropAsync(mark, cancel);
    }

    private string InputsOf(PlanningWorld world, DayEntry entry, IReadOnlyList<SegmentLength> read, string registry) =>
        ManifestInputs.Hash(read, entry.Shards, registry, KpiCatalog.Version, world.Zone.Id, options.Value.ReportingCurrency);

    private PlanOutcome? Decide(DayEntry entry, bool again, string inputs, PlanReason reason, ReportingZone zone)
    {
        var now = clock.GetUtcNow();
        // Whatever came since, a run under way is let end first: two at once would only get in each other's way.
        if (IsUnderWay(entry) && now - entry.PlannedAt < options.Value.RetryUnfinishedAfter) return PlanOutcome.Pending;
        if (again) return null;
        if (!IsUnderWay(entry) && entry.MergedInputs == inputs && entry.MergedEffects >= entry.Effects) return PlanOutcome.Unchanged;
        return reason == PlanReason.Schedule && entry.Day == zone.DayOf(now) && now < TodaysPause.EndOf(entry) ? PlanOutcome.Resting : null;
    }

    private async Task<PlanOutcome> StartRunAsync(
        PlanningWorld world, DayEntry entry, IReadOnlyList<SegmentLength> read, string inputs, DateTimeOffset? lookedAt, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var claimed = entry with
        {
            PlannedRun = Math.Max(entry.PlannedRun, entry.MergedRun) + 1,
            PlannedInputs = inputs,
            PlannedAt = now,
            // What changed has changed since the last look, or a run would have taken it in.
            ChangedSince = IsUnderWay(entry) ? entry.ChangedSince ?? entry.PlannedAt : lookedAt ?? now,
        };
        if (await days.TrySaveAsync(claimed, cancel) is null) return PlanOutcome.Pending;
        var manifest = ManifestOf(world, claimed, read);
        await store.SaveManifestAsync(manifest, cancel);
        await SendShardsAsync(manifest, cancel);
        return PlanOutcome.Planned;
    }

    // Equal inputs make an equal manifest: if the run's planner ended before it wrote it, this is the one. The run may only be slow, or wait in the
    // queue: then what it has done stands, and messages that are there twice find nothing to do.
    private async Task<PlanOutcome> RepeatAsync(PlanningWorld world, DayEntry entry, IReadOnlyList<SegmentLength> read, CancellationToken cancel)
    {
        var repeated = entry with { PlannedAt = clock.GetUtcNow(), ChangedSince = entry.ChangedSince ?? entry.PlannedAt };
        if (await days.TrySaveAsync(repeated, cancel) is null) return PlanOutcome.Pending;
        var manifest = ManifestOf(world, repeated, read);
        await store.SaveManifestAsync(manifest, cancel);
        // One merge message instead of one from each shard, which would be worked on side by side.
        if (await store.HasAllPartialsAsync(manifest, cancel)) await queue.SendAsync(new MergeMessage(IsoDay.Text(manifest.Day), manifest.Run), cancel);
        else await SendShardsAsync(manifest, cancel);
        return PlanOutcome.Planned;
    }

    private async Task SendShardsAsync(Manifest manifest, CancellationToken cancel)
    {
        for (var shard = 0; shard < manifest.Shards; shard++)
            await queue.SendAsync(new ShardMessage(IsoDay.Text(manifest.Day), manifest.Run, shard), cancel);
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
