using KpiFunctions.Rollups;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Tests.Faults.Interleavings;

/// <summary>Runs, and queues, that take longer than the wait after which an unfinished run is queued again.</summary>
public sealed class LongRunTests : IAsyncLifetime
{
    private static readonly ShardMessage First = new("2026-03-10", 1, 0);

    private readonly SegmentReads reads = new();
    private Bench bench = null!;
    private App app = null!;

    public async Task InitializeAsync()
    {
        bench = await Bench.StartAsync();
        reads.InnerHandler = bench.Host.Storage;
        app = new App(reads, bench.Host.Clock, "counted");
        await bench.SendAsync(Bench.Click("a"), Bench.Click("b", "2026-03-11T08:00:00Z"));
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_merge_that_takes_longer_is_the_last_run_of_the_day()
    {
        await bench.App.PlanAsync();
        var (slow, gate) = bench.Slow();
        var held = gate.Hold(Bench.IsRows);
        var merge = Bench.RollUpAsync(slow, 10);
        await held.Reached;
        await WaitAsync();

        held.LetGo();
        await merge;

        await bench.SettleAsync();
        Assert.Equal(((1L, 1L), 1L), (Runs("20260310"), bench.Clicks()));
    }

    [Fact]
    public async Task A_queue_that_takes_longer_reads_every_day_once()
    {
        await bench.App.PlanAsync();
        for (var wait = 0; wait < 3; wait++) await WaitAsync();
        Assert.Equal(8, bench.Host.Storage.Queues.Waiting);

        await bench.Host.PlayAsync(app);

        Assert.Equal(2, reads.Count);
        await bench.SettleAsync();
        Assert.Equal(((1L, 1L), (1L, 1L)), (Runs("20260310"), Runs("20260311")));
        Assert.Equal((1, 1), (bench.Clicks(), bench.Clicks("20260311")));
    }

    [Fact]
    public async Task A_shard_that_is_rolled_is_not_read_again_and_asks_for_the_merge_that_may_have_been_lost()
    {
        await bench.App.PlanAsync();
        await app.RunAsync(First);
        var (before, waiting) = (reads.Count, bench.Host.Storage.Queues.Waiting);

        await app.RunAsync(First);

        Assert.Equal((1, 1, waiting + 1), (before, reads.Count, bench.Host.Storage.Queues.Waiting));
    }

    [Fact]
    public async Task A_shard_of_a_run_that_is_older_than_the_merged_one_is_left_and_has_nothing_rolled_again()
    {
        await bench.App.PlanAsync();
        await bench.SendAsync(Bench.Click("c"));
        bench.Host.Clock.Advance(TimeSpan.FromMinutes(15));
        await bench.App.PlanAsync();
        await Bench.RollUpAsync(bench.App, 10, run: 2);

        await app.RunAsync(First);
        await bench.SettleAsync();

        Assert.Equal((0, (2L, 2L), 2L), (reads.Count, Runs("20260310"), bench.Clicks()));
    }

    [Fact]
    public async Task A_run_ends_although_a_newer_one_is_planned()
    {
        await bench.App.PlanAsync();
        await bench.SendAsync(Bench.Click("c"));
        await WaitAsync();

        await Bench.RollUpAsync(bench.App, 10);

        Assert.Equal(((2L, 1L), 1L), (Runs("20260310"), bench.Clicks()));
        await bench.SettleAsync();
        Assert.Equal(((2L, 2L), 2L), (Runs("20260310"), bench.Clicks()));
    }

    [Fact]
    public async Task A_forced_run_that_is_lost_is_queued_again_although_its_inputs_are_merged()
    {
        await bench.App.PlanAsync();
        await bench.App.Get<IRollupPlanner>().PlanDayAsync(new DateOnly(2026, 3, 10), default);
        await Bench.RollUpAsync(bench.App, 10);

        await WaitAsync();
        await bench.SettleAsync();

        Assert.Equal((2L, 2L), Runs("20260310"));
        Assert.Equal("healthy", (await bench.App.HealthAsync()).Status);
    }

    private Task WaitAsync()
    {
        bench.Host.Clock.Advance(TimeSpan.FromMinutes(15));
        return bench.App.PlanAsync();
    }

    private (long Planned, long Merged) Runs(string day)
    {
        var row = bench.Host.Storage.Tables.In("days").Single(row => row.Row == day);
        return (Number("plannedRun"), Number("mergedRun"));

        long Number(string name) => long.Parse(row.Text(name)!, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Counts how often a segment is read.</summary>
    private sealed class SegmentReads : DelegatingHandler
    {
        public int Count { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (request.Method == HttpMethod.Get && request.RequestUri!.AbsolutePath.StartsWith("/log/", StringComparison.Ordinal)) Count++;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
