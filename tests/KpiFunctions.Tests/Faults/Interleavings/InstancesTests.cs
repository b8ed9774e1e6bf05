namespace KpiFunctions.Tests.Faults.Interleavings;

public sealed class InstancesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 12, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(2)]
    [InlineData(8)]
    public async Task Several_instances_leave_the_rows_that_one_leaves(int instances)
    {
        var one = await RunAsync(1);

        var several = await RunAsync(instances);

        Assert.Equal(Stored.Kpis(one.Storage), Stored.Kpis(several.Storage));
        Assert.Equal(Stored.Readings(one.Storage), Stored.Readings(several.Storage));
        Assert.Equal(60 + 1, Stored.Audits(several.Storage).Values.Sum(audit => audit.Accepted));
    }

    // Every request goes to two instances at once: a sender that repeats itself while the first try is still under way.
    private static async Task<Host> RunAsync(int instances)
    {
        var host = await Host.StartAsync(Now);
        await host.UploadAsync("events.csv", "type,id,occurredAt\nclick,f1,2026-03-10T11:00:00Z\n");
        var apps = Enumerable.Range(0, instances).Select(i => new App(host.Storage, host.Clock, $"w{i}")).ToList();
        for (var request = 0; request < 20; request++)
        {
            var body = Body(request);
            var taken = await Task.WhenAll(apps[request % instances].SendAsync(body, Now), apps[(request + 1) % instances].SendAsync(body, Now));
            Assert.Equal([true, true], taken);
            if (request % 7 == 6) await RollUpAsync(host, apps);
        }
        await Task.WhenAll(apps.Select(app => app.ImportAsync()));
        await host.SettleAsync(apps[^1]);
        return host;
    }

    private static async Task RollUpAsync(Host host, List<App> apps)
    {
        await Task.WhenAll(apps.Select(app => app.PlanAsync()));
        await Task.WhenAll(apps.Select(app => host.PlayAsync(app)));
    }

    private static string Body(int i) => $$$"""
        {"type":"click","id":"c{{{i}}}","occurredAt":"2026-03-1{{{i % 2}}}T08:00:00Z","campaign":"spring"}
        {"type":"conversion","id":"o{{{i}}}","occurredAt":"2026-03-1{{{i % 2}}}T09:00:00Z","campaign":"spring","amount":"1.{{{10 + i}}}","currency":"EUR"}
        {"type":"postMetrics","occurredAt":"2026-03-1{{{i % 2}}}T10:00:{{{i:D2}}}Z","publishedAt":"2026-03-10T08:00:00Z","post":"instagram:1","campaign":"spring","metrics":{"views":{{{100 + (100 * (i % 2)) + i}}}}}
        """;
}
