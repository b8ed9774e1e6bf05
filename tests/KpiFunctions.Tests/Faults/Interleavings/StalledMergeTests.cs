using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Faults.Crashes;

namespace KpiFunctions.Tests.Faults.Interleavings;

/// <summary>Merges that stand still while the world goes on, or that end half-way.</summary>
public sealed class StalledMergeTests : IAsyncLifetime
{
    private Bench bench = null!;

    public async Task InitializeAsync() => bench = await Bench.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_stalled_merge_that_goes_on_after_a_newer_run_leaves_nothing_behind()
    {
        var (slow, gate) = bench.Slow();
        var stalled = await StallAsync(slow, gate);

        stalled.Held.LetGo();
        await stalled.Merge;

        Assert.Equal(2, bench.Clicks());
        await bench.SettleAsync();
        Assert.Equal((2, 2), (bench.Clicks(), bench.Clicks(scope: "campaign=summer")));
        Assert.DoesNotContain("campaign=spring", Stored.Kpis(bench.Host.Storage));
    }

    [Fact]
    public async Task A_stalled_merge_that_goes_on_when_the_day_was_long_forgotten_leaves_nothing_behind()
    {
        var (slow, gate) = bench.Slow();
        var stalled = await StallAsync(slow, gate);
        await bench.RestAsync();
        Assert.DoesNotContain("20260310", bench.Marks);

        stalled.Held.LetGo();
        await stalled.Merge;

        await bench.RestAsync();
        Assert.Equal((2, 2), (bench.Clicks(), bench.Clicks(scope: "campaign=summer")));
        Assert.DoesNotContain("campaign=spring", Stored.Kpis(bench.Host.Storage));
        Assert.DoesNotContain("20260310", bench.Marks);
    }

    [Fact]
    public async Task A_stalled_merge_that_ends_on_the_way_leaves_nothing_behind_either()
    {
        var ends = false;
        var crashing = new CrashingTransport(bench.Host.Storage, call => ends && call.RequestUri!.AbsolutePath.StartsWith("/readings", StringComparison.Ordinal), carriedOut: false);
        var gate = new Gate(crashing);
        var stalled = await StallAsync(new App(gate, bench.Host.Clock, "slow"), gate);

        ends = true;
        stalled.Held.LetGo();
        await Assert.ThrowsAsync<ProcessStopped>(() => stalled.Merge);
        await bench.App.RunAsync(new MergeMessage("2026-03-10", 1));

        await bench.SettleAsync();
        Assert.DoesNotContain("campaign=spring", Stored.Kpis(bench.Host.Storage));
    }

    [Fact]
    public async Task A_stalled_merge_that_another_of_the_same_run_overtook_does_not_bring_back_money_that_another_day_has_won()
    {
        var (slow, gate) = bench.Slow();
        await bench.App.SendAsync(Purchase("2026-03-10"), Bench.Now);
        await bench.App.PlanAsync();
        var held = gate.Hold(call => call.RequestUri!.AbsolutePath.StartsWith("/kpis", StringComparison.Ordinal));
        var merge = Bench.RollUpAsync(slow, 10);
        await held.Reached;
        await bench.App.SendAsync(Purchase("2026-03-11"), Bench.Now.AddMinutes(-1));
        await bench.App.PlanAsync();
        await Bench.RollUpAsync(bench.App, 11);
        await Bench.RollUpAsync(bench.App, 10);

        held.LetGo();
        await merge;

        await bench.SettleAsync();
        Assert.Equal(1, bench.Value("20260311", "orders"));
        Assert.DoesNotContain(bench.Rows("s:"), row => row == "20260310");
    }

    private static string Purchase(string day) => $$"""{"type":"conversion","id":"p1","occurredAt":"{{day}}T09:00:00Z","amount":"49.90","currency":"EUR"}""";

    [Fact]
    public async Task A_stalled_merge_does_not_keep_the_readings_of_its_run()
    {
        var (slow, gate) = bench.Slow();
        await bench.SendAsync(Bench.Views(10, 100));
        await bench.SendAsync(Bench.Views(11, 300));
        await bench.App.PlanAsync();
        var held = gate.Hold(Bench.IsRows);
        var merge = Bench.RollUpAsync(slow, 10);
        await held.Reached;
        await bench.SendAsync(Bench.Views(10, 150, hour: 20));
        await bench.SettleAsync();

        held.LetGo();
        await merge;
        await bench.SettleAsync();

        Assert.Equal((150, 150), (bench.Value("20260310", "views"), bench.Value("20260311", "views")));
    }

    [Fact]
    public async Task A_stalled_merge_does_not_hide_a_reading_from_the_runs_to_come()
    {
        var (slow, gate) = bench.Slow();
        await bench.SendAsync(Bench.Click("a"));
        await bench.App.PlanAsync();
        var looks = 0;
        var held = gate.Hold(call => call.RequestUri!.AbsolutePath == "/readings()" && call.RequestUri.Query.Contains("day-20260310") && ++looks == 2);
        var merge = Bench.RollUpAsync(slow, 10);
        await held.Reached;
        await bench.SendAsync(Bench.Views(10, 100));
        await bench.SettleAsync();
        Assert.Contains("day-20260310", Stored.Readings(bench.Host.Storage));

        held.LetGo();
        await merge;
        await bench.SettleAsync();

        Assert.Contains("day-20260310", Stored.Readings(bench.Host.Storage));
    }

    [Fact]
    public async Task A_row_of_which_only_one_copy_was_written_gets_the_other_from_the_next_run()
    {
        await bench.SendAsync(Bench.Click("a"));
        await bench.App.PlanAsync();
        var batches = 0;
        var crashing = new CrashingTransport(bench.Host.Storage, call => Bench.IsRows(call) && ++batches == 8, carriedOut: true);
        await Assert.ThrowsAsync<ProcessStopped>(() => bench.Host.PlayAsync(new App(crashing, bench.Host.Clock, "ends")));
        Assert.NotEqual(bench.Rows("d:").Count, bench.Rows("s:").Count);

        await bench.SettleAsync();

        Assert.Equal((8, 8), (bench.Rows("s:").Count, bench.Rows("d:").Count));
    }

    [Fact]
    public async Task Rows_of_a_member_that_nothing_belongs_to_any_more_go_from_both_layouts()
    {
        await bench.DeclareAsync("spring");
        await bench.SendAsync(Bench.Click("a"));
        await bench.SettleAsync();
        Assert.Equal(1, bench.Clicks(scope: "campaign=spring"));

        await bench.DeclareAsync("summer");
        await bench.SettleAsync();

        Assert.Equal(1, bench.Clicks(scope: "campaign=summer"));
        Assert.DoesNotContain("spring", Stored.Kpis(bench.Host.Storage));
    }

    /// <summary>Run 1, of campaign spring with one click, is about to write its rows; run 2, of campaign summer with two, has been merged.</summary>
    private async Task<(Gate.Held Held, Task Merge)> StallAsync(App slow, Gate gate)
    {
        await bench.DeclareAsync("spring");
        await bench.SendAsync(Bench.Click("a"));
        await bench.App.PlanAsync();
        var held = gate.Hold(Bench.IsRows);
        var merge = Bench.RollUpAsync(slow, 10);
        await held.Reached;
        await bench.DeclareAsync("summer");
        await bench.SendAsync(Bench.Click("b"));
        await bench.SettleAsync();
        return (held, merge);
    }
}
