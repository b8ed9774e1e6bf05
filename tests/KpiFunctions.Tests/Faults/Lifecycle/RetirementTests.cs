using KpiFunctions.Tests.Faults.Crashes;

namespace KpiFunctions.Tests.Faults.Lifecycle;

/// <summary>When segments are sealed and when their markers go.</summary>
public sealed class RetirementTests
{
    [Fact]
    public async Task A_segment_is_sealed_after_two_idle_hours_and_its_marker_goes_when_its_end_is_rolled_up()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        await bench.SettleAsync();
        var segment = Assert.Single(bench.Segments);

        bench.Host.Clock.SetUtcNow(Bench.Now.AddHours(2).AddSeconds(-1));
        await bench.App.RetireAsync();
        Assert.False(bench.Host.Storage.Blobs.In("log")[segment].IsSealed);

        bench.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        await bench.App.RetireAsync();
        Assert.True(bench.Host.Storage.Blobs.In("log")[segment].IsSealed);
        Assert.Equal([segment], bench.Marks);

        await bench.App.RetireAsync();
        Assert.Empty(bench.Marks);
    }

    [Fact]
    public async Task A_sealed_segment_keeps_its_marker_until_it_is_rolled_up_to_its_end()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        await bench.SettleAsync();
        await bench.SendAsync(Bench.Click("b"));
        bench.Host.Clock.Advance(TimeSpan.FromHours(2));

        await bench.App.RetireAsync();
        await bench.App.RetireAsync();
        Assert.Equal(bench.Segments, bench.Marks);

        await bench.RestAsync();
        Assert.Empty(bench.Marks);
        Assert.Equal(2, bench.Clicks());
    }

    [Fact]
    public async Task A_marker_waits_for_every_day_that_its_folder_overlaps()
    {
        var host = await Host.StartAsync(new DateTimeOffset(2026, 3, 10, 1, 0, 0, TimeSpan.Zero));
        var app = new App(host.Storage, host.Clock, "berlin", App.InZone("Europe/Berlin"));
        await app.SendAsync(Bench.Click("a", "2026-03-10T00:30:00Z"), host.Clock.GetUtcNow());
        await host.SettleAsync(app);

        // Sealed and rolled up, but the 11th, which begins at 23:00 UTC of this folder, has not begun.
        host.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 10, 20, 0, 0, TimeSpan.Zero));
        await host.SettleAsync(app);
        await host.SettleAsync(app);
        Assert.Equal([.. host.Storage.Blobs.In("log").Keys], Stored.Marks(host.Storage));

        host.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 11, 1, 0, 0, TimeSpan.Zero));
        await host.SettleAsync(app);
        await app.RetireAsync();
        Assert.Empty(Stored.Marks(host.Storage));
    }

    [Fact]
    public async Task A_marker_whose_segment_was_never_created_goes_and_the_segment_cannot_be_created_any_more()
    {
        var bench = await Bench.StartAsync();
        var crashing = new CrashingTransport(bench.Host.Storage, call => call.RequestUri!.AbsolutePath.StartsWith("/log/", StringComparison.Ordinal), carriedOut: false);
        await Assert.ThrowsAsync<ProcessStopped>(() => new App(crashing, bench.Host.Clock, "ends").SendAsync(Bench.Click("a"), Bench.Now));
        var marked = Assert.Single(bench.Marks);

        await bench.RestAsync();

        Assert.Empty(bench.Marks);
        Assert.Equal([marked], bench.Segments);
        Assert.True(bench.Host.Storage.Blobs.In("log")[marked].IsSealed);
        Assert.Empty(bench.Host.Storage.Tables.In("kpis"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_ends_between_seal_and_marker_leaves_the_marker_to_the_next(bool carriedOut)
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        await bench.SettleAsync();
        bench.Host.Clock.Advance(TimeSpan.FromHours(2));
        var crashing = new CrashingTransport(bench.Host.Storage, call => call.RequestUri!.Query.Contains("comp=seal"), carriedOut);
        await Assert.ThrowsAsync<ProcessStopped>(() => new App(crashing, bench.Host.Clock, "ends").RetireAsync());
        Assert.Single(bench.Marks);

        await bench.App.RetireAsync();
        await bench.App.RetireAsync();

        Assert.Empty(bench.Marks);
        Assert.Equal(1, bench.Clicks());
    }

    [Fact]
    public async Task A_record_of_a_year_ago_is_rolled_up_although_that_day_was_forgotten()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        await bench.RestAsync();
        bench.Host.Clock.Advance(TimeSpan.FromDays(365));

        await bench.SendAsync(Bench.Click("late"));
        await bench.SettleAsync();

        Assert.Equal(2, bench.Clicks());
    }

    [Fact]
    public async Task A_planner_with_an_old_view_changes_nothing_when_the_marker_has_gone_meanwhile()
    {
        var bench = await Bench.StartAsync();
        var (slow, gate) = bench.Slow();
        await bench.SendAsync(Bench.Click("a"));
        var held = gate.Hold(Bench.IsListing, carriedOut: true);
        var plan = slow.PlanAsync();
        await held.Reached;
        await bench.SendAsync(Bench.Click("b"));
        await bench.RestAsync();
        Assert.Empty(bench.Marks);

        held.LetGo();
        await plan;
        await bench.Host.PlayAsync(bench.App);

        Assert.Equal(2, bench.Clicks());
    }
}
