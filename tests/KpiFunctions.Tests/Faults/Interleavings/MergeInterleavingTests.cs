using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Tests.Faults.Interleavings;

/// <summary>Merges beside merges.</summary>
public sealed class MergeInterleavingTests : IAsyncLifetime
{
    private Bench bench = null!;

    public async Task InitializeAsync() => bench = await Bench.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Two_merges_of_one_run_at_once_write_it_once()
    {
        await bench.SendAsync(Bench.Click("a"), Bench.Views(10, 100));
        await bench.App.PlanAsync();
        await bench.App.RunAsync(new ShardMessage("2026-03-10", 1, 0));
        var second = new App(bench.Host.Storage, bench.Host.Clock, "second");
        var merge = new MergeMessage("2026-03-10", 1);

        await Task.WhenAll(bench.App.RunAsync(merge), second.RunAsync(merge));

        Assert.Equal((1, 100), (bench.Clicks(), bench.Value("20260310", "views")));
        Assert.Equal(bench.Rows("d:").Count, bench.Rows("s:").Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task Two_merges_of_different_runs_of_a_day_leave_the_newer(int batch)
    {
        await bench.DeclareAsync("spring");
        await bench.SendAsync(Bench.Click("a"), Bench.Views(10, 100));
        await bench.App.PlanAsync();
        await bench.DeclareAsync("summer");
        await bench.SendAsync(Bench.Click("b"), Bench.Views(10, 150, hour: 20));
        bench.Host.Clock.Advance(TimeSpan.FromMinutes(15));
        await bench.App.PlanAsync();
        var (older, gate) = bench.Slow("older");
        var batches = 0;
        var held = gate.Hold(call => Bench.IsRows(call) && ++batches == batch);
        var first = Bench.RollUpAsync(older, 10, run: 1);
        await held.Reached;
        var (newer, newerGate) = bench.Slow("newer");
        var newerHeld = newerGate.Hold(call => call.RequestUri!.AbsolutePath.StartsWith("/days(", StringComparison.Ordinal) && call.Method == HttpMethod.Put);
        var second = Bench.RollUpAsync(newer, 10, run: 2);
        await newerHeld.Reached;

        held.LetGo();
        await first;
        newerHeld.LetGo();
        await second;

        bench.Host.Storage.Queues.Forget();
        await bench.SettleAsync();
        Assert.Equal((2, 2, 150), (bench.Clicks(), bench.Clicks(scope: "campaign=summer"), bench.Value("20260310", "views")));
        Assert.DoesNotContain("spring", Stored.Kpis(bench.Host.Storage));
        Assert.Equal(bench.Rows("d:").Count, bench.Rows("s:").Count);
    }

    [Fact]
    public async Task A_day_that_merges_while_an_earlier_one_does_gets_its_readings_difference_in_the_end()
    {
        await bench.SendAsync(Bench.Views(10, 100), Bench.Views(11, 150));
        await bench.App.PlanAsync();
        var (later, gate) = bench.Slow("later");
        // The later day has read what came before, which is nothing yet.
        var held = gate.Hold(Bench.IsRows);
        var second = Bench.RollUpAsync(later, 11);
        await held.Reached;
        await Bench.RollUpAsync(bench.App, 10);

        held.LetGo();
        await second;

        await bench.SettleAsync();
        Assert.Equal((100, 50), (bench.Value("20260310", "views"), bench.Value("20260311", "views")));
    }

    [Fact]
    public async Task A_day_that_merges_while_a_later_one_does_has_that_one_rolled_again()
    {
        await bench.SendAsync(Bench.Views(10, 100), Bench.Views(11, 150));
        await bench.App.PlanAsync();
        var (earlier, gate) = bench.Slow("earlier");
        // The earlier day has looked up whom its reading touches, which is nobody yet.
        var held = gate.Hold(call => call.Method == HttpMethod.Put && call.RequestUri!.AbsolutePath.Contains("PartitionKey='post"));
        var first = Bench.RollUpAsync(earlier, 10);
        await held.Reached;
        await Bench.RollUpAsync(bench.App, 11);

        held.LetGo();
        await first;

        await bench.SettleAsync();
        Assert.Equal((100, 50), (bench.Value("20260310", "views"), bench.Value("20260311", "views")));
    }

    [Fact]
    public async Task Five_days_that_merge_at_the_same_time_end_as_they_do_one_after_the_other()
    {
        await bench.App.DeclareAsync(RegistryKind.Accounts, "instagram:lena", new Dictionary<string, string> { ["platform"] = "instagram", ["handle"] = "lena", ["influencer"] = "lena" });
        await bench.SendAsync([.. Enumerable.Range(5, 5).Select(day => Bench.Views(day, 100 * day * day)), .. Enumerable.Range(5, 5).Select(day => Bench.Followers(day, 1000 + day))]);
        await bench.App.PlanAsync();

        await Task.WhenAll(Enumerable.Range(5, 5).Select(day => Bench.RollUpAsync(new App(bench.Host.Storage, bench.Host.Clock, $"w{day}"), day)));

        await bench.SettleAsync();
        Assert.Equal([2500L, 1100, 1300, 1500, 1700], Enumerable.Range(5, 5).Select(day => bench.Value($"2026030{day}", "views")));
        Assert.Equal([0L, 1, 1, 1, 1], Enumerable.Range(5, 5).Select(day => bench.Value($"2026030{day}", "creatorFollowersNet")));
    }

    [Fact]
    public async Task Days_that_a_changed_reading_touches_are_rolled_once_more_and_no_more()
    {
        await bench.SendAsync([.. Enumerable.Range(1, 9).Select(day => Bench.Followers(day, 1000 + day))]);
        await bench.SettleAsync();
        var before = Runs();

        await bench.SendAsync(Bench.Followers(1, 1100, hour: 20));
        await bench.SettleAsync();

        // The first day has a new record; the second is told from the first; no other day used that value.
        Assert.Equal([1L, 1, 0, 0, 0, 0, 0, 0, 0], Runs().Zip(before, (now, was) => now - was));
    }

    private List<long> Runs() => [.. bench.Host.Storage.Tables.In("days").Where(row => string.CompareOrdinal(row.Row, "20260310") < 0).Select(row => long.Parse(row.Text("mergedRun")!))];
}
