using System.Text;
using KpiFunctions.Core.Records;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Rejects;
using KpiFunctions.Tests.Faults;

namespace KpiFunctions.Tests.Telemetry;

/// <summary>A run of the pipeline says what it did.</summary>
public sealed class MeasuredRunTests
{
    [Fact]
    public async Task Records_are_counted_by_source_and_outcome_once_for_a_request()
    {
        using var measured = new Measured();
        var bench = await Bench.StartAsync();
        var body = Bench.Click("a") + Bench.Click("b") + Bench.Click("b") + "{\"type\":\"click\"}\n";

        await TakeAsync(bench.App, "measured-run", body);

        Assert.Equal(2, measured.Sum("kpifunctions.intake.records", "outcome=accepted,source=measured-run"));
        Assert.Equal(1, measured.Sum("kpifunctions.intake.records", "outcome=duplicate,source=measured-run"));
        Assert.Equal(1, measured.Sum("kpifunctions.intake.records", "outcome=rejected,source=measured-run"));
    }

    [Fact]
    public async Task Commits_rollups_imports_and_their_spans_are_measured()
    {
        using var measured = new Measured();
        var bench = await Bench.StartAsync();
        await bench.Host.UploadAsync("clicks.csv", "type,id,occurredAt,link\nclick,c1,2026-03-10T09:00:00Z,bio\nclick,c2,2026-03-10T09:00:00Z,bio\nclick,,2026-03-10T09:00:00Z,bio\n");
        await bench.SendAsync(Bench.Click("a"));

        await bench.SettleAsync();

        Assert.True(measured.Sum("kpifunctions.log.commit.bytes", "outcome=stored") > 100);
        Assert.True(measured.Count("kpifunctions.rollup.duration") > 0);
        Assert.True(measured.Count("kpifunctions.rollup.lag") > 0);
        Assert.True(measured.Sum("kpifunctions.kpi.rows", "change=written") >= 2);
        Assert.True(measured.Sum("kpifunctions.import.rows", "dialect=events,outcome=accepted") >= 2);
        Assert.True(measured.Sum("kpifunctions.import.rows", "dialect=events,outcome=rejected") >= 1);
        Assert.True(measured.Sum("kpifunctions.import.ended", "state=Done") >= 1);
        Assert.Superset(new HashSet<string> { "log.commit", "shard.roll", "day.merge", "import.run" }, measured.Spans.ToHashSet());
    }

    [Fact]
    public async Task Every_documented_metric_and_span_is_seen_at_run_time()
    {
        using var measured = new Measured();
        var bench = await Bench.StartAsync();
        await bench.Host.UploadAsync("clicks.csv", "type,id,occurredAt,link\nclick,c1,2026-03-10T09:00:00Z,bio\n");
        await bench.SendAsync(Bench.Click("a"));
        await bench.SettleAsync();
        bench.App.Get<LostClicks>().Add(Bench.Now);
        bench.App.Get<IntakeMeter>().CountUnauthenticated(Core.Webhooks.WebhookOutcome.SignatureWrong);
        bench.App.Get<IntakeMeter>().CountRefused("rate");
        await bench.App.Get<KpiFunctions.Storage.Erasures.IErasureTable>().TrySaveAsync(
            new() { Id = "1", AskedAt = Bench.Now, Person = new string('a', 22), Nobody = new string('b', 22) }, default);
        await bench.App.EraseAsync();
        bench.Host.Clock.Advance(TimeSpan.FromDays(400));
        await bench.App.ExpireAsync();

        Assert.All(TelemetryNamesTests.DocumentedMetrics, name => Assert.True(measured.Count(name) > 0, name));
        Assert.Superset(TelemetryNamesTests.DocumentedSpans.ToHashSet(), measured.Spans.ToHashSet());
    }

    private static Task TakeAsync(App app, string source, string body)
    {
        var events = EventJson.Read(Encoding.UTF8.GetBytes(body), new EventContext("shop", source, Bench.Now, text => text)).Events;
        return app.Get<RecordIntake>().TakeAsync(source, events, Delivery.Of(Bench.Now, []));
    }
}
