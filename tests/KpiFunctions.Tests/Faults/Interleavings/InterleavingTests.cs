using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Faults.Crashes;

namespace KpiFunctions.Tests.Faults.Interleavings;

/// <summary>Orders of events between processes that are rare in life and certain here.</summary>
public sealed class InterleavingTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 10, 0, 0, TimeSpan.Zero);
    private static readonly MergeMessage FirstMerge = new("2026-03-10", 1);

    private Host host = null!;
    private App app = null!;

    public async Task InitializeAsync()
    {
        host = await Host.StartAsync(Now);
        app = new App(host.Storage, host.Clock, "other");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task An_append_that_lands_after_the_folder_was_listed_is_counted_by_the_next_run()
    {
        var (slow, gate) = Slow();
        await app.SendAsync(Click("a"), Now);
        var held = gate.Hold(IsListing, carriedOut: true);
        var plan = slow.PlanAsync();
        await held.Reached;

        await app.SendAsync(Click("b"), Now);
        held.LetGo();
        await plan;
        await host.PlayAsync(app);

        Assert.Equal(1, Clicks());
        await host.SettleAsync(app);
        Assert.Equal(2, Clicks());
    }

    [Fact]
    public async Task A_planner_that_listed_before_a_newer_run_was_merged_does_not_take_it_back()
    {
        var (slow, gate) = Slow();
        await app.SendAsync(Click("a"), Now);
        var held = gate.Hold(IsListing, carriedOut: true);
        var plan = slow.PlanAsync();
        await held.Reached;
        await app.SendAsync(Click("b"), Now);
        await app.PlanAsync();
        await host.PlayAsync(app);

        held.LetGo();
        await plan;
        await host.PlayAsync(app);

        Assert.Equal(2, Clicks());
    }

    [Fact]
    public async Task A_planner_that_read_the_registry_before_a_newer_run_was_merged_does_not_take_it_back()
    {
        var (slow, gate) = Slow();
        await DeclareAsync("spring");
        await app.SendAsync(Click("a"), Now);
        await app.PlanAsync();
        await host.PlayAsync(app);
        var held = gate.Hold(call => call.RequestUri!.AbsolutePath == "/registry()", carriedOut: true);
        var plan = slow.PlanAsync();
        await held.Reached;
        await DeclareAsync("summer");
        await app.PlanAsync();
        await host.PlayAsync(app);

        held.LetGo();
        await plan;
        await host.PlayAsync(app);

        Assert.Equal(1, Clicks("campaign=summer"));
    }

    [Fact]
    public async Task A_stalled_merge_that_goes_on_after_a_newer_run_leaves_nothing_behind()
    {
        var (slow, gate) = Slow();
        var stalled = await StallAsync(slow, gate);

        stalled.Held.LetGo();
        await stalled.Merge;

        Assert.Equal(2, Clicks());
        await host.SettleAsync(app);
        Assert.Equal((2, 2), (Clicks(), Clicks("campaign=summer")));
        Assert.DoesNotContain("campaign=spring", Stored.Kpis(host.Storage));
    }

    [Fact]
    public async Task A_stalled_merge_that_ends_on_the_way_leaves_nothing_behind_either()
    {
        Gate? gate = null;
        var ends = false;
        var crashing = new CrashingTransport(host.Storage, call => ends && call.RequestUri!.AbsolutePath.StartsWith("/readings", StringComparison.Ordinal), carriedOut: false);
        var slow = new App(gate = new Gate(crashing), host.Clock, "slow");
        var stalled = await StallAsync(slow, gate);

        ends = true;
        stalled.Held.LetGo();
        await Assert.ThrowsAsync<ProcessStopped>(() => stalled.Merge);
        await app.RunAsync(FirstMerge);

        await host.SettleAsync(app);
        Assert.DoesNotContain("campaign=spring", Stored.Kpis(host.Storage));
    }

    [Fact]
    public async Task A_stalled_merge_does_not_keep_the_readings_of_its_run()
    {
        var (slow, gate) = Slow();
        await app.SendAsync(Views(10, 100), Now);
        await app.SendAsync(Views(11, 300), Now);
        await app.PlanAsync();
        var held = gate.Hold(IsRows);
        var merge = MergeFirstAsync(slow);
        await held.Reached;
        await app.SendAsync(Views(10, 150, hour: 20), Now);
        await host.SettleAsync(app);

        held.LetGo();
        await merge;
        await host.SettleAsync(app);

        Assert.Equal((150, 150), (Value("", "20260310", "views"), Value("", "20260311", "views")));
    }

    [Fact]
    public async Task A_stalled_merge_does_not_hide_a_reading_from_the_runs_to_come()
    {
        var (slow, gate) = Slow();
        await app.SendAsync(Click("a"), Now);
        await app.PlanAsync();
        var looks = 0;
        var held = gate.Hold(call => call.RequestUri!.AbsolutePath == "/readings()" && call.RequestUri.Query.Contains("day-20260310") && ++looks == 2);
        var merge = MergeFirstAsync(slow);
        await held.Reached;
        await app.SendAsync(Views(10, 100), Now);
        await host.SettleAsync(app);
        Assert.Contains("day-20260310", Stored.Readings(host.Storage));

        held.LetGo();
        await merge;
        await host.SettleAsync(app);

        Assert.Contains("day-20260310", Stored.Readings(host.Storage));
    }

    [Fact]
    public async Task An_import_that_is_taken_back_while_it_ends_stays_taken_back()
    {
        var (slow, gate) = Slow();
        await host.UploadAsync("events.csv", "type,id,occurredAt\nclick,f1,2026-03-10T11:00:00Z\n");
        // The entry is saved when the import begins and when it ends.
        var saves = 0;
        var held = gate.Hold(call => call.RequestUri!.AbsolutePath == "/$batch" && ++saves == 2);
        var import = slow.ImportAsync();
        await held.Reached;
        await app.RetractAsync(Stored.Import(host.Storage).Text("id")!);

        held.LetGo();
        await import;

        Assert.Equal("Retracted", Stored.Import(host.Storage).Text("state"));
        await host.SettleAsync(app);
        Assert.Empty(host.Storage.Tables.In("kpis"));
    }

    [Fact]
    public async Task A_row_of_which_only_one_copy_was_written_gets_the_other_from_the_next_run()
    {
        await app.SendAsync(Click("a"), Now);
        await app.PlanAsync();
        var batches = 0;
        var crashing = new CrashingTransport(host.Storage, call => IsRows(call) && ++batches == 7, carriedOut: true);
        await Assert.ThrowsAsync<ProcessStopped>(() => host.PlayAsync(new App(crashing, host.Clock, "ends")));
        Assert.NotEqual(Rows("d:").Count, Rows("s:").Count);

        await host.SettleAsync(app);

        Assert.Equal(7, Rows("s:").Count);
        Assert.Equal(7, Rows("d:").Count);
    }

    [Fact]
    public async Task Rows_of_a_member_that_nothing_belongs_to_any_more_go_from_both_layouts()
    {
        await DeclareAsync("spring");
        await app.SendAsync(Click("a"), Now);
        await host.SettleAsync(app);
        Assert.Equal(1, Clicks("campaign=spring"));

        await DeclareAsync("summer");
        await host.SettleAsync(app);

        Assert.Equal(1, Clicks("campaign=summer"));
        Assert.DoesNotContain("spring", Stored.Kpis(host.Storage));
    }

    [Fact]
    public async Task An_append_that_arrives_after_its_writer_gave_up_counts_once()
    {
        var outage = new Outage(host.Storage, host.Clock);
        var unlucky = new App(outage, host.Clock, "unlucky");
        Assert.True(await unlucky.SendAsync(Click("a"), Now));
        outage.Lasts = true;
        Assert.False(await unlucky.SendAsync(Click("b"), Now));
        outage.Lasts = false;
        Assert.True(await unlucky.SendAsync(Click("b"), Now));

        var statuses = await outage.ArriveAsync();

        Assert.Equal(201, statuses[0]);
        Assert.All(statuses.Skip(1), status => Assert.Equal(412, status));
        await host.SettleAsync(app);
        Assert.Equal(2, Clicks());
        Assert.Equal((3, 2, 1), (Audit().Received, Audit().Accepted, Audit().Duplicate));
    }

    [Fact]
    public async Task Two_planners_at_once_plan_a_day_once()
    {
        await app.SendAsync(Click("a"), Now);
        var second = new App(host.Storage, host.Clock, "second");

        var plans = await Task.WhenAll(app.PlanAsync(), second.PlanAsync());

        Assert.Equal(1, plans.Sum(plan => plan.Planned.Count));
        await host.SettleAsync(app);
        Assert.Equal(1, Clicks());
    }

    [Fact]
    public async Task Two_merges_of_one_run_at_once_write_it_once()
    {
        await app.SendAsync(Click("a") + Views(10, 100), Now);
        await app.PlanAsync();
        await app.RunAsync(new ShardMessage("2026-03-10", 1, 0));
        var second = new App(host.Storage, host.Clock, "second");

        await Task.WhenAll(app.RunAsync(FirstMerge), second.RunAsync(FirstMerge));

        Assert.Equal((1, 100), (Clicks(), Value("", "20260310", "views")));
        Assert.Equal(Rows("d:").Count, Rows("s:").Count);
    }

    [Fact]
    public async Task Days_that_a_changed_reading_touches_are_rolled_once_more_and_no_more()
    {
        await app.SendAsync(string.Concat(Enumerable.Range(1, 9).Select(day => Followers(day, 1000 + day))), Now);
        await host.SettleAsync(app);
        var before = Runs();

        await app.SendAsync(Followers(1, 1100, hour: 20), Now);
        await host.SettleAsync(app);

        // The first day has a new record; the second is told from the first; no other day used that value.
        Assert.Equal([1L, 1, 0, 0, 0, 0, 0, 0, 0], Runs().Zip(before, (now, was) => now - was));
    }

    private static bool IsListing(HttpRequestMessage call) => call.RequestUri!.Query.Contains("comp=list") && call.RequestUri.AbsolutePath == "/log";

    // Rows are the only transactions while there are no readings.
    private static bool IsRows(HttpRequestMessage call) => call.RequestUri!.AbsolutePath == "/$batch";

    private static string Click(string id) => $$"""{"type":"click","id":"{{id}}","occurredAt":"2026-03-10T08:00:00Z","link":"bio"}""" + "\n";

    private static string Views(int day, int views, int hour = 9) =>
        $$$"""{"type":"postMetrics","occurredAt":"2026-03-{{{day:D2}}}T{{{hour:D2}}}:00:00Z","post":"instagram:1","metrics":{"views":{{{views}}}}}""" + "\n";

    private static string Followers(int day, int followers, int hour = 9) =>
        $$$"""{"type":"accountMetrics","occurredAt":"2026-03-{{{day:D2}}}T{{{hour:D2}}}:00:00Z","account":"instagram:lena","metrics":{"followers":{{{followers}}}}}""" + "\n";

    private (App Slow, Gate Gate) Slow()
    {
        var gate = new Gate(host.Storage);
        return (new App(gate, host.Clock, "slow"), gate);
    }

    /// <summary>Run 1, of campaign spring with one click, is about to write its rows; run 2, of campaign summer with two, has been merged.</summary>
    private async Task<(Gate.Held Held, Task Merge)> StallAsync(App slow, Gate gate)
    {
        await DeclareAsync("spring");
        await app.SendAsync(Click("a"), Now);
        await app.PlanAsync();
        var held = gate.Hold(IsRows);
        var merge = MergeFirstAsync(slow);
        await held.Reached;
        await DeclareAsync("summer");
        await app.SendAsync(Click("b"), Now);
        await host.SettleAsync(app);
        return (held, merge);
    }

    private async Task MergeFirstAsync(App slow)
    {
        await slow.RunAsync(new ShardMessage("2026-03-10", 1, 0));
        await slow.RunAsync(FirstMerge);
    }

    private Task<bool> DeclareAsync(string campaign)
    {
        host.Clock.Advance(TimeSpan.FromSeconds(1));
        return app.DeclareAsync(RegistryKind.Links, "bio", new Dictionary<string, string> { ["destination"] = "https://shop.example", ["campaign"] = campaign });
    }

    private long Clicks(string scope = "") => Value(scope, "20260310", "clicksRaw");

    private long Value(string scope, string day, string measure) =>
        long.Parse(host.Storage.Tables.In("kpis").Single(row => row.Partition == "s:" + scope && row.Row == day).Text(measure)!);

    private List<string> Rows(string layout) => [.. host.Storage.Tables.In("kpis").Where(row => row.Partition.StartsWith(layout, StringComparison.Ordinal)).Select(row => row.Row)];

    private List<long> Runs() => [.. host.Storage.Tables.In("days").Where(row => string.CompareOrdinal(row.Row, "20260310") < 0).Select(row => long.Parse(row.Text("mergedRun")!))];

    private Core.Rollups.DayAudit Audit() => Stored.Audits(host.Storage)[new DateOnly(2026, 3, 10)];
}
