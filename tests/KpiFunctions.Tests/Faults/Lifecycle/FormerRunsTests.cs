using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Faults.Crashes;

namespace KpiFunctions.Tests.Faults.Lifecycle;

/// <summary>What runs leave in container rollups goes when two newer ones of the day are merged, whoever is still at work on it.</summary>
public sealed class FormerRunsTests : IAsyncLifetime
{
    private Bench bench = null!;
    private int clicks;

    public async Task InitializeAsync() => bench = await Bench.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_merged_run_and_the_one_before_it_are_kept()
    {
        await RollAsync(runs: 1);
        Assert.Equal([1L], Folders());
        await RollAsync(runs: 1);
        Assert.Equal([1L, 2], Folders());

        await RollAsync(runs: 3);

        Assert.Equal([4L, 5], Folders());
        Assert.Equal(5, bench.Clicks());
    }

    [Fact]
    public async Task Messages_of_a_run_that_is_gone_are_done_and_the_day_is_looked_at_once_more()
    {
        await RollAsync(runs: 3);

        await bench.App.RunAsync(new ShardMessage("2026-03-10", 1, 0));
        await bench.App.RunAsync(new MergeMessage("2026-03-10", 1));

        Assert.Contains("20260310", bench.Marks);
        await AssertComesToRestAsync();
    }

    [Theory]
    [InlineData("GET", "manifest.json")]
    [InlineData("GET", "partial-000")]
    [InlineData("PUT", "lookups-")]
    public async Task A_merge_that_stalls_until_its_run_is_gone_ends_as_overtaken(string method, string blob)
    {
        var (slow, gate) = bench.Slow();
        await PlanAsync();
        await bench.App.RunAsync(new ShardMessage("2026-03-10", 1, 0));
        var held = gate.Hold(call => call.Method.Method == method && call.RequestUri!.AbsolutePath.Contains($"0000000001/{blob}"));
        var merge = slow.RunAsync(new MergeMessage("2026-03-10", 1));
        await held.Reached;
        bench.Host.Clock.Advance(TimeSpan.FromMinutes(16));
        await RollAsync(runs: 3);
        Assert.DoesNotContain(1L, Folders());

        held.LetGo();
        await merge;

        Assert.Contains("20260310", bench.Marks);
        await AssertComesToRestAsync();
    }

    [Theory]
    [InlineData("GET", "manifest.json")]
    [InlineData("PUT", "partial-000")]
    public async Task A_shard_that_stalls_until_its_run_is_gone_ends(string method, string blob)
    {
        var (slow, gate) = bench.Slow();
        await PlanAsync();
        var held = gate.Hold(call => call.Method.Method == method && call.RequestUri!.AbsolutePath.Contains($"0000000001/{blob}"));
        var shard = slow.RunAsync(new ShardMessage("2026-03-10", 1, 0));
        await held.Reached;
        bench.Host.Clock.Advance(TimeSpan.FromMinutes(16));
        await RollAsync(runs: 3);

        held.LetGo();
        await shard;

        await AssertComesToRestAsync();
    }

    [Fact]
    public async Task A_marker_whose_manifest_goes_while_it_is_looked_at_waits_for_the_next_look()
    {
        await RollAsync(runs: 1);
        bench.Host.Clock.Advance(TimeSpan.FromHours(2));
        await bench.App.RetireAsync();
        var (slow, gate) = bench.Slow();
        var held = gate.Hold(call => call.Method == HttpMethod.Get && call.RequestUri!.AbsolutePath.EndsWith("manifest.json", StringComparison.Ordinal));
        var retirement = slow.RetireAsync();
        await held.Reached;
        await RollAsync(runs: 2);

        held.LetGo();
        await retirement;

        Assert.Equal(bench.Segments, bench.Marks.Where(mark => mark.StartsWith("2026/", StringComparison.Ordinal)));
        await bench.RestAsync();
        Assert.Empty(bench.Marks);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_ends_while_it_drops_leaves_the_rest_to_the_next_run(bool carriedOut)
    {
        await RollAsync(runs: 2);
        await PlanAsync();
        var deletes = 0;
        var crashing = new CrashingTransport(
            bench.Host.Storage, call => call.Method == HttpMethod.Delete && call.RequestUri!.AbsolutePath.StartsWith("/rollups/", StringComparison.Ordinal) && ++deletes == 2, carriedOut);
        await Assert.ThrowsAsync<ProcessStopped>(() => Bench.RollUpAsync(new App(crashing, bench.Host.Clock, "ends"), 10, run: 3));
        Assert.Equal([1L, 2, 3], Folders());

        await bench.SettleAsync();
        Assert.Equal(3, bench.Clicks());
        await AssertComesToRestAsync();
    }

    private async Task AssertComesToRestAsync()
    {
        // What a stalled one has left goes with the next run.
        await bench.SettleAsync();
        await RollAsync(runs: 2);
        Assert.Equal(clicks, bench.Clicks());
        Assert.Equal(2, Folders().Count);
        Assert.Equal(0, bench.Host.Storage.Queues.Waiting);
    }

    /// <summary>Each of one click more.</summary>
    private async Task RollAsync(int runs)
    {
        for (var run = 0; run < runs; run++)
        {
            await PlanAsync();
            await bench.Host.PlayAsync(bench.App);
        }
    }

    private async Task PlanAsync()
    {
        await bench.SendAsync(Bench.Click($"c{clicks++}"));
        await bench.App.PlanAsync();
    }

    private IReadOnlyList<long> Folders() =>
        [.. bench.Host.Storage.Blobs.In("rollups").Keys.Where(name => name.StartsWith("days/20260310/", StringComparison.Ordinal)).Select(name => long.Parse(name.Split('/')[2])).Distinct()];
}
