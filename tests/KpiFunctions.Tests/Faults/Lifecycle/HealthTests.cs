using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Tests.Faults.Lifecycle;

/// <summary>GET /health tells when numbers are older than they should be, and when they are not.</summary>
public sealed class HealthTests
{
    [Fact]
    public async Task Days_of_downtime_show_and_one_late_timer_call_rolls_everything()
    {
        var bench = await Bench.StartAsync();
        await bench.App.TickAsync();
        for (var day = 10; day <= 14; day++)
        {
            bench.Host.Clock.SetUtcNow(new DateTimeOffset(2026, 3, day < 12 ? 12 : day, 12, 0, 0, TimeSpan.Zero));
            await bench.SendAsync(Bench.Click($"c{day}", $"2026-03-{day}T08:00:00Z"));
        }
        var answer = await bench.App.HealthAsync();
        Assert.Equal(("unhealthy", "unhealthy"), (answer.Status, Rollups(answer).Status));
        Assert.Contains("2026-03-10", Rollups(answer).Detail);

        await bench.App.TickAsync();
        await bench.Host.PlayAsync(bench.App);

        Assert.Equal("healthy", (await bench.App.HealthAsync()).Status);
        Assert.All(Enumerable.Range(10, 5), day => Assert.Equal(1, bench.Clicks($"202603{day}")));
    }

    [Fact]
    public async Task A_record_is_late_half_an_hour_after_it_came()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));

        bench.Host.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal("healthy", (await bench.App.HealthAsync()).Status);

        bench.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("unhealthy", (await bench.App.HealthAsync()).Status);
    }

    [Fact]
    public async Task How_late_is_too_late_is_a_setting()
    {
        var host = await Host.StartAsync(Bench.Now);
        var app = new App(host.Storage, host.Clock, "patient", App.With(options => options.RollupLateAfterMinutes = 90));
        await app.SendAsync(Bench.Click("a"), Bench.Now);

        host.Clock.Advance(TimeSpan.FromMinutes(90));
        Assert.Equal("healthy", (await app.HealthAsync()).Status);

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("unhealthy", (await app.HealthAsync()).Status);
    }

    [Fact]
    public async Task A_segment_that_grew_after_the_last_look_is_late_half_an_hour_after_that_look()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        await bench.App.TickAsync();
        await bench.Host.PlayAsync(bench.App);
        await bench.SendAsync(Bench.Click("b"));

        bench.Host.Clock.Advance(TimeSpan.FromMinutes(30).Add(TimeSpan.FromSeconds(1)));

        Assert.Equal("unhealthy", (await bench.App.HealthAsync()).Status);
    }

    [Fact]
    public async Task Nothing_is_late_when_nothing_came_however_long_nobody_looked()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        await bench.App.TickAsync();
        await bench.Host.PlayAsync(bench.App);

        bench.Host.Clock.Advance(TimeSpan.FromDays(3));

        Assert.Equal("healthy", (await bench.App.HealthAsync()).Status);
    }

    [Fact]
    public async Task A_run_that_is_planned_again_and_again_and_never_merged_is_late()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        for (var tick = 0; tick < 6; tick++)
        {
            await bench.App.TickAsync();
            Assert.Equal("healthy", (await bench.App.HealthAsync()).Status);
            bench.Host.Clock.Advance(TimeSpan.FromMinutes(5));
        }

        bench.Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.App.TickAsync();

        Assert.Equal("unhealthy", (await bench.App.HealthAsync()).Status);
    }

    [Fact]
    public async Task The_pause_that_today_is_given_is_not_late()
    {
        var bench = await Bench.StartAsync();
        const string today = "2026-03-12T09:00:00Z";
        await bench.SendAsync(Bench.Click("a", today));
        await bench.App.TickAsync();
        // The run takes 3 minutes, so today is left alone for an hour.
        bench.Host.Clock.Advance(TimeSpan.FromMinutes(3));
        await bench.Host.PlayAsync(bench.App);
        await bench.SendAsync(Bench.Click("b", today));

        for (var tick = 0; tick < 11; tick++)
        {
            bench.Host.Clock.Advance(TimeSpan.FromMinutes(5));
            await bench.App.TickAsync();
            Assert.Equal(("healthy", 0), ((await bench.App.HealthAsync()).Status, bench.Host.Storage.Queues.Waiting));
        }

        // Nobody looks any more: half an hour after the pause it is late.
        bench.Host.Clock.SetUtcNow(Bench.Now.AddMinutes(3 + 60 + 30).AddSeconds(1));
        Assert.Equal("unhealthy", (await bench.App.HealthAsync()).Status);
    }

    [Fact]
    public async Task A_day_that_was_marked_before_it_begins_is_not_late_when_it_begins()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        await bench.RestAsync();
        await bench.App.Get<IDayMarks>().MarkAsync([new DateOnly(2026, 3, 13)], default);

        bench.Host.Clock.SetUtcNow(new DateTimeOffset(2026, 3, 13, 0, 30, 0, TimeSpan.Zero));
        Assert.Equal("healthy", (await bench.App.HealthAsync()).Status);

        bench.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("unhealthy", (await bench.App.HealthAsync()).Status);
    }

    [Fact]
    public async Task An_import_that_nobody_rolls_up_is_late()
    {
        var bench = await Bench.StartAsync();
        await bench.App.TickAsync();
        await bench.Host.UploadAsync("events.csv", "type,id,occurredAt\nclick,f1,2026-03-10T11:00:00Z\n");
        await bench.App.ImportAsync();
        Assert.Equal("healthy", (await bench.App.HealthAsync()).Status);

        bench.Host.Clock.Advance(TimeSpan.FromMinutes(31));
        Assert.Equal("unhealthy", (await bench.App.HealthAsync()).Status);

        await bench.App.TickAsync();
        await bench.Host.PlayAsync(bench.App);
        Assert.Equal("healthy", (await bench.App.HealthAsync()).Status);
    }

    [Fact]
    public async Task A_day_that_another_days_merge_marked_is_late()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Views(10, 100), Bench.Views(11, 150));
        await bench.RestAsync();
        await bench.SendAsync(Bench.Views(10, 120, hour: 20));
        await bench.App.TickAsync();
        await bench.Host.PlayAsync(bench.App);

        bench.Host.Clock.Advance(TimeSpan.FromMinutes(31));
        var late = await bench.App.HealthAsync();

        Assert.Equal("unhealthy", late.Status);
        Assert.Contains("2026-03-11", Rollups(late).Detail);
        await bench.App.TickAsync();
        await bench.Host.PlayAsync(bench.App);
        Assert.Equal("healthy", (await bench.App.HealthAsync()).Status);
    }

    [Fact]
    public async Task A_registry_change_that_is_not_rolled_up_yet_shows_once_it_is_planned_and_late()
    {
        var bench = await Bench.StartAsync();
        await bench.SendAsync(Bench.Click("a"));
        await bench.RestAsync();
        await bench.App.TickAsync();
        await bench.App.DeclareAsync(RegistryKind.Campaigns, "spring", new Dictionary<string, string> { ["name"] = "Spring" });
        await bench.App.TickAsync();

        bench.Host.Clock.Advance(TimeSpan.FromMinutes(31));

        Assert.Equal("unhealthy", (await bench.App.HealthAsync()).Status);
    }

    [Fact]
    public async Task Conversions_without_click_and_coupon_are_told_as_a_share_over_processes_and_days()
    {
        var bench = await Bench.StartAsync();
        var click = new ClickIds("a click key of at least 32 characters"u8.ToArray()).Issue(new ClickToken("lena-1", bench.Host.Clock.GetUtcNow(), "person-1"), 7);
        Assert.Equal(new CreditShare(7, 0, 0, null), (await bench.App.HealthAsync()).Credit);
        await bench.SendAsync(Conversion("a", $"\"clickId\":\"{click}\""), Conversion("b", "\"coupon\":\"LENA10\""), Conversion("c", "\"link\":\"lena-1\""), Bench.Click("d"));
        await bench.App.HealthAsync();
        bench.Host.Clock.Advance(TimeSpan.FromDays(1));
        var next = new App(bench.Host.Storage, bench.Host.Clock, "another");
        await next.SendAsync(Conversion("e", "\"link\":\"lena-1\""), bench.Host.Clock.GetUtcNow());

        var answer = await next.HealthAsync();

        Assert.Equal(new CreditShare(7, 4, 2, 0.5), answer.Credit);
        Assert.Equal("2 of 4 conversions of the last 7 days (50 %) came with neither a click id of ours nor a coupon code.", answer.Checks.Single(check => check.Name == "credit").Detail);
        bench.Host.Clock.Advance(TimeSpan.FromDays(6));
        Assert.Equal(new CreditShare(7, 1, 1, 1), (await next.HealthAsync()).Credit);
    }

    private static string Conversion(string id, string carrying) =>
        $$"""{"type":"conversion","id":"{{id}}","occurredAt":"2026-03-10T11:00:00Z","stage":"lead",{{carrying}}}""" + "\n";

    private static HealthCheck Rollups(HealthAnswer answer) => answer.Checks.Single(check => check.Name == "rollups");
}
