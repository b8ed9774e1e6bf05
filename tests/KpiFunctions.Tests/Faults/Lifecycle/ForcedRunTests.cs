using KpiFunctions.Rollups;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Faults.Crashes;
using KpiFunctions.Tests.Faults.Interleavings;

namespace KpiFunctions.Tests.Faults.Lifecycle;

/// <summary>A run that somebody asked for of a day that nothing else points to, and whose process ends on the way.</summary>
public sealed class ForcedRunTests : IAsyncLifetime
{
    private static readonly DateOnly Day = new(2026, 3, 10);

    private Bench bench = null!;

    public async Task InitializeAsync()
    {
        bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        await bench.RestAsync();
        Assert.Empty(bench.Marks);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_ends_at_the_claim_leaves_a_day_that_comes_to_rest(bool carriedOut)
    {
        var crashing = new CrashingTransport(bench.Host.Storage, IsClaim, carriedOut);
        await Assert.ThrowsAsync<ProcessStopped>(() => ForceAsync(new App(crashing, bench.Host.Clock, "ends")));

        await RestsAsync(run: carriedOut ? 2 : 1);
    }

    [Fact]
    public async Task A_planner_that_drops_the_mark_before_the_claim_takes_nothing_from_it()
    {
        var gate = new Gate(new CrashingTransport(bench.Host.Storage, IsClaim, carriedOut: true));
        var held = gate.Hold(IsClaim);
        var forced = ForceAsync(new App(gate, bench.Host.Clock, "ends"));
        await held.Reached;
        Assert.Equal(["20260310"], bench.Marks);
        await bench.App.PlanAsync();
        Assert.Empty(bench.Marks);

        held.LetGo();
        await Assert.ThrowsAsync<ProcessStopped>(() => forced);

        await RestsAsync(run: 1);
    }

    [Fact]
    public async Task A_planner_that_looked_before_the_claim_keeps_its_mark()
    {
        var (slow, gate) = bench.Slow();
        await bench.App.Get<IDayMarks>().MarkAsync([Day], default);
        var held = gate.Hold(call => call.RequestUri!.AbsolutePath.StartsWith("/days", StringComparison.Ordinal) && call.Method == HttpMethod.Get, carriedOut: true);
        var plan = slow.PlanAsync();
        await held.Reached;
        await ForceAsync(bench.App);

        held.LetGo();
        await plan;

        Assert.Equal(["20260310"], bench.Marks);
        await bench.Host.PlayAsync(bench.App);
        await RestsAsync(run: 2);
    }

    private static bool IsClaim(HttpRequestMessage call) => call.Method == HttpMethod.Put && call.RequestUri!.AbsolutePath.StartsWith("/days(", StringComparison.Ordinal);

    private static Task ForceAsync(App app) => app.Get<IRollupPlanner>().PlanDayAsync(Day, default);

    private async Task RestsAsync(int run)
    {
        await bench.RestAsync();
        Assert.Equal($"{run}, {run}", string.Join(", ", bench.Host.Storage.Tables.In("days").Select(row => $"{row.Text("plannedRun")}, {row.Text("mergedRun")}")));
        Assert.Empty(bench.Marks);
        Assert.Equal(("healthy", 1), ((await bench.App.HealthAsync()).Status, bench.Clicks()));
    }
}
