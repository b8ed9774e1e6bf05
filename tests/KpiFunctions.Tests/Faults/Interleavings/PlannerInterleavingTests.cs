using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Tests.Faults.Interleavings;

/// <summary>Planners that are overtaken while they look.</summary>
public sealed class PlannerInterleavingTests : IAsyncLifetime
{
    private Bench bench = null!;

    public async Task InitializeAsync() => bench = await Bench.StartAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_append_that_lands_after_the_markers_were_read_is_counted_by_the_next_run()
    {
        await bench.App.PlanAsync();
        var (slow, gate) = bench.Slow();
        var held = gate.Hold(call => call.RequestUri!.AbsolutePath == "/markers()" && call.RequestUri.Query.Contains("ge"), carriedOut: true);
        var plan = slow.PlanAsync();
        await held.Reached;

        await bench.SendAsync(Bench.Click("a"));
        held.LetGo();

        Assert.Empty((await plan).Planned);
        await bench.SettleAsync();
        Assert.Equal(1, bench.Clicks());
    }

    [Fact]
    public async Task An_append_that_lands_after_the_folder_was_listed_is_counted_by_the_next_run()
    {
        var (slow, gate) = bench.Slow();
        await bench.SendAsync(Bench.Click("a"));
        var held = gate.Hold(Bench.IsListing, carriedOut: true);
        var plan = slow.PlanAsync();
        await held.Reached;

        await bench.SendAsync(Bench.Click("b"));
        held.LetGo();
        await plan;
        await bench.Host.PlayAsync(bench.App);

        Assert.Equal(1, bench.Clicks());
        await bench.SettleAsync();
        Assert.Equal(2, bench.Clicks());
    }

    [Fact]
    public async Task A_planner_that_listed_before_a_newer_run_was_merged_does_not_take_it_back()
    {
        var (slow, gate) = bench.Slow();
        await bench.SendAsync(Bench.Click("a"));
        var held = gate.Hold(Bench.IsListing, carriedOut: true);
        var plan = slow.PlanAsync();
        await held.Reached;
        await bench.SendAsync(Bench.Click("b"));
        await bench.PlanAndPlayAsync();

        held.LetGo();
        await plan;
        await bench.Host.PlayAsync(bench.App);

        Assert.Equal(2, bench.Clicks());
    }

    [Fact]
    public async Task A_planner_that_read_the_registry_before_a_newer_run_was_merged_does_not_take_it_back()
    {
        var (slow, gate) = bench.Slow();
        await bench.DeclareAsync("spring");
        await bench.SendAsync(Bench.Click("a"));
        await bench.PlanAndPlayAsync();
        var held = gate.Hold(call => call.RequestUri!.AbsolutePath == "/registry()", carriedOut: true);
        var plan = slow.PlanAsync();
        await held.Reached;
        await bench.DeclareAsync("summer");
        await bench.PlanAndPlayAsync();

        held.LetGo();
        await plan;
        await bench.Host.PlayAsync(bench.App);

        Assert.Equal(1, bench.Clicks(scope: "campaign=summer"));
    }

    [Fact]
    public async Task A_change_that_is_marked_while_a_planner_finds_the_day_unchanged_keeps_its_mark()
    {
        await bench.SendAsync(Bench.Click("a"));
        await bench.RestAsync();
        var marks = bench.App.Get<IDayMarks>();
        await marks.MarkAsync([new DateOnly(2026, 3, 10)], default);
        var (slow, gate) = bench.Slow();
        var held = gate.Hold(call => call.Method == HttpMethod.Delete && call.RequestUri!.AbsolutePath.StartsWith("/markers(", StringComparison.Ordinal));
        var plan = slow.PlanAsync();
        await held.Reached;

        await marks.MarkAsync([new DateOnly(2026, 3, 10)], default);
        held.LetGo();
        await plan;

        Assert.Equal(["20260310"], bench.Marks);
    }

    [Fact]
    public async Task Two_planners_at_once_plan_a_day_once()
    {
        await bench.SendAsync(Bench.Click("a"));
        var second = new App(bench.Host.Storage, bench.Host.Clock, "second");

        var plans = await Task.WhenAll(bench.App.PlanAsync(), second.PlanAsync());

        Assert.Equal(1, plans.Sum(plan => plan.Planned.Count));
        await bench.SettleAsync();
        Assert.Equal(1, bench.Clicks());
    }
}
