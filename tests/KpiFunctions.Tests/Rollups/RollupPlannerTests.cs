using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Rollups;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Tests.Rollups;

public sealed class RollupPlannerTests
{
    private readonly PlannerWorld world = new();

    [Fact]
    public async Task A_changed_day_gets_a_run_number_then_a_manifest_then_its_message()
    {
        var plan = await world.PlanAsync();

        Assert.Equal([PlannerWorld.Day], plan.Planned);
        Assert.Collection(
            world.Done,
            claimed => Assert.Equal(1, Assert.IsType<DayEntry>(claimed).PlannedRun),
            saved => Assert.Equal([new SegmentLength("2026/03/10/000/w1-000001.ndjson", 100)], Assert.IsType<Manifest>(saved).Segments),
            sent => Assert.Equal(new ShardMessage("2026-03-10", 1, 0), sent));
    }

    [Fact]
    public async Task A_day_whose_inputs_are_those_of_its_last_merge_is_left_alone()
    {
        await world.PlanAsync();
        world.Merge();
        world.Done.Clear();

        var plan = await world.PlanAsync();

        Assert.Empty(plan.Planned);
        Assert.Empty(world.Done);
    }

    [Fact]
    public async Task A_segment_that_grew_makes_a_new_run()
    {
        await world.PlanAsync();
        world.Merge();
        world.InFolder = [new("2026/03/10/000/w1-000001.ndjson", 101)];

        await world.PlanAsync();

        Assert.Equal(2, world.Entry!.PlannedRun);
    }

    [Fact]
    public async Task A_registry_change_makes_a_new_run()
    {
        await world.PlanAsync();
        world.Merge();
        world.Snapshot = new RegistrySnapshot([new RegistryEntry("campaigns", "spring", new Dictionary<string, string>())]);

        Assert.Equal([PlannerWorld.Day], (await world.PlanAsync()).Planned);
    }

    [Fact]
    public async Task A_mark_by_another_days_merge_makes_a_new_run()
    {
        await world.PlanAsync();
        world.Merge();
        world.Entry = world.Entry! with { Effects = 1 };

        Assert.Equal([PlannerWorld.Day], (await world.PlanAsync()).Planned);
        world.Merge();
        Assert.Empty((await world.PlanAsync()).Planned);
    }

    [Fact]
    public async Task Segments_of_an_import_count_only_in_the_attempt_that_the_ledger_names()
    {
        world.InFolder =
        [
            new("2026/03/10/000/import-77-aa-1-000000.ndjson", 10),
            new("2026/03/10/000/import-77-aa-2-000000.ndjson", 20),
            new("2026/03/10/000/import-88-bb-1-000000.ndjson", 30),
        ];
        world.Counted["77-aa"] = 2;

        await world.PlanAsync();

        Assert.Equal([20L], world.Done.OfType<Manifest>().Single().Segments.Select(segment => segment.Length));
    }

    [Fact]
    public async Task A_run_under_way_is_waited_for_and_queued_again_under_its_number_when_it_does_not_end()
    {
        await world.PlanAsync();
        var first = world.Done.OfType<Manifest>().Single();

        world.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal([PlannerWorld.Day], (await world.PlanAsync()).Pending);

        world.Clock.Advance(TimeSpan.FromMinutes(1));
        world.Done.Clear();
        Assert.Equal([PlannerWorld.Day], (await world.PlanAsync()).Planned);
        Assert.Collection(
            world.Done,
            waited => Assert.Equal((1, world.Clock.GetUtcNow()), (Assert.IsType<DayEntry>(waited).PlannedRun, ((DayEntry)waited).PlannedAt)),
            saved => Assert.Equal((1, first.Inputs), (Assert.IsType<Manifest>(saved).Run, ((Manifest)saved).Inputs)),
            sent => Assert.Equal(new ShardMessage("2026-03-10", 1, 0), sent));
        Assert.Equal([PlannerWorld.Day], (await world.PlanAsync()).Pending);
    }

    [Fact]
    public async Task A_run_that_does_not_end_is_waiting_since_its_change_however_often_it_is_queued()
    {
        await world.PlanAsync();
        var since = world.Entry!.ChangedSince;

        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await world.PlanAsync();

        Assert.NotNull(since);
        Assert.Equal(since, world.Entry.ChangedSince);
    }

    [Fact]
    public async Task A_run_that_does_not_end_is_only_merged_again_when_all_its_shards_are_rolled()
    {
        await world.PlanAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(15));
        (world.AllPartials, var done) = (true, world.Done.Count);

        await world.PlanAsync();

        Assert.Equal(new MergeMessage("2026-03-10", 1), world.Done[^1]);
        Assert.Empty(world.Done.Skip(done).OfType<ShardMessage>());
    }

    [Fact]
    public async Task A_run_that_does_not_end_is_followed_by_a_new_one_when_its_inputs_are_others_by_now()
    {
        await world.PlanAsync();
        world.InFolder = [new("2026/03/10/000/w1-000001.ndjson", 101)];

        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await world.PlanAsync();

        Assert.Equal((2, 2), (world.Entry!.PlannedRun, world.Done.OfType<ShardMessage>().Last().Run));
    }

    [Fact]
    public async Task A_second_run_of_the_same_inputs_that_does_not_end_is_never_followed_by_a_third()
    {
        await world.PlanAsync();
        await world.Planner.PlanDayAsync(PlannerWorld.Day, CancellationToken.None);
        world.Entry = world.Entry! with { MergedRun = 1, MergedInputs = world.Entry.PlannedInputs };

        for (var wait = 0; wait < 3; wait++)
        {
            world.Clock.Advance(TimeSpan.FromMinutes(15));
            await world.PlanAsync();
        }

        Assert.Equal(2, world.Entry.PlannedRun);
        world.Merge();
        Assert.Empty((await world.PlanAsync()).Planned);
    }

    [Fact]
    public async Task Another_days_mark_asks_for_no_new_run_while_one_is_still_to_be_merged()
    {
        await world.PlanAsync();
        world.Entry = world.Entry! with { Effects = 1 };

        world.Clock.Advance(TimeSpan.FromMinutes(15));
        await world.PlanAsync();

        Assert.Equal(1, world.Entry.PlannedRun);
    }

    [Fact]
    public async Task Whoever_is_second_to_claim_a_run_number_sends_nothing()
    {
        world.SomebodyElseIsFirst = true;

        var plan = await world.PlanAsync();

        Assert.Equal([PlannerWorld.Day], plan.Pending);
        Assert.Single(world.Done);
    }

    [Fact]
    public async Task Today_is_left_alone_for_five_minutes_by_the_timer_but_not_when_somebody_asks()
    {
        var today = TodayMergedAndGrown();

        today.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Empty((await today.PlanAsync(PlanReason.Schedule)).Planned);
        Assert.Equal([PlannerWorld.Day], (await today.PlanAsync(PlanReason.Request)).Planned);
    }

    [Fact]
    public async Task Today_is_rolled_by_the_timer_after_five_minutes()
    {
        var today = TodayMergedAndGrown();

        today.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal([PlannerWorld.Day], (await today.PlanAsync(PlanReason.Schedule)).Planned);
    }

    [Fact]
    public async Task A_day_that_is_asked_for_by_name_is_rolled_although_nothing_changed()
    {
        await world.PlanAsync();
        world.Merge();

        Assert.Equal(PlanOutcome.Planned, await world.Planner.PlanDayAsync(PlannerWorld.Day, CancellationToken.None));
    }

    private static PlannerWorld TodayMergedAndGrown()
    {
        var today = new PlannerWorld(new DateTimeOffset(2026, 3, 10, 9, 0, 0, TimeSpan.Zero));
        today.Entry = new DayEntry { Day = PlannerWorld.Day, PlannedRun = 1, MergedRun = 1, MergedInputs = "before", MergedAt = today.Clock.GetUtcNow() };
        return today;
    }
}
