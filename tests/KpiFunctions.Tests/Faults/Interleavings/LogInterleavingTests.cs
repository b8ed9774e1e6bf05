namespace KpiFunctions.Tests.Faults.Interleavings;

/// <summary>Writers and imports that do not know what became of their last word.</summary>
public sealed class LogInterleavingTests
{
    [Fact]
    public async Task An_append_that_arrives_after_its_writer_gave_up_counts_once()
    {
        var bench = await Bench.StartAsync();
        var outage = new Outage(bench.Host.Storage, bench.Host.Clock);
        var unlucky = new App(outage, bench.Host.Clock, "unlucky");
        Assert.True(await unlucky.SendAsync(Bench.Click("a"), Bench.Now));
        outage.Lasts = true;
        Assert.False(await unlucky.SendAsync(Bench.Click("b"), Bench.Now));
        outage.Lasts = false;
        Assert.True(await unlucky.SendAsync(Bench.Click("b"), Bench.Now));

        var statuses = await outage.ArriveAsync();

        Assert.Equal(201, statuses[0]);
        Assert.All(statuses.Skip(1), status => Assert.Equal(412, status));
        await bench.SettleAsync();
        var audit = Stored.Audits(bench.Host.Storage)[new DateOnly(2026, 3, 10)];
        Assert.Equal((2, 3, 2, 1), (bench.Clicks(), audit.Received, audit.Accepted, audit.Duplicate));
    }

    [Fact]
    public async Task An_import_that_is_taken_back_while_it_ends_stays_taken_back()
    {
        var bench = await Bench.StartAsync();
        var (slow, gate) = bench.Slow();
        await bench.Host.UploadAsync("events.csv", "type,id,occurredAt\nclick,f1,2026-03-10T11:00:00Z\n");
        // The entry is saved when the import begins and when it ends.
        var saves = 0;
        var held = gate.Hold(call => call.RequestUri!.AbsolutePath == "/$batch" && ++saves == 2);
        var import = slow.ImportAsync();
        await held.Reached;
        await bench.App.RetractAsync(Stored.Import(bench.Host.Storage).Text("id")!);

        held.LetGo();
        await import;

        Assert.Equal("Retracted", Stored.Import(bench.Host.Storage).Text("state"));
        await bench.SettleAsync();
        Assert.Empty(bench.Host.Storage.Tables.In("kpis"));
    }

    [Fact]
    public async Task An_import_that_is_taken_back_while_its_days_are_marked_is_marked_again()
    {
        var bench = await Bench.StartAsync();
        var (slow, gate) = bench.Slow();
        await bench.Host.UploadAsync("events.csv", "type,id,occurredAt\nclick,f1,2026-03-10T11:00:00Z\n");
        await bench.App.PlanAsync();
        await bench.App.ImportAsync();
        var held = gate.Hold(call => call.Method == HttpMethod.Delete && call.RequestUri!.AbsolutePath.StartsWith("/imports(", StringComparison.Ordinal));
        var plan = slow.PlanAsync();
        await held.Reached;
        await bench.RestAsync();
        Assert.Equal((1, 0), (bench.Clicks(), bench.Marks.Count));
        await bench.App.RetractAsync(Stored.Import(bench.Host.Storage).Text("id")!);

        held.LetGo();
        await plan;

        await bench.SettleAsync();
        Assert.Empty(bench.Host.Storage.Tables.In("kpis"));
    }
}
