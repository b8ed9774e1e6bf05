using KpiFunctions.Core.Registry;
using KpiFunctions.Tests.Faults;

namespace KpiFunctions.Tests.Rollups;

/// <summary>A cost of 10 euros that the first three days of March share by the impressions of a post: whatever comes first, their parts are the whole.</summary>
public sealed class SharedCostTests : IAsyncLifetime
{
    private Host host = null!;
    private App app = null!;

    public async Task InitializeAsync()
    {
        host = await Host.StartAsync(new DateTimeOffset(2026, 3, 20, 10, 0, 0, TimeSpan.Zero));
        app = new App(host.Storage, host.Clock, "w1");
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Its_days_are_rolled_without_a_record_and_a_day_that_hears_more_moves_the_parts_of_all()
    {
        await DeclareAsync("2026-03-03");
        Assert.Equal([1000, 0, 0], Column("cost"));
        Assert.Equal([1, 1, 1], Column("costsUnallocated"));

        await SendAsync(Day(3, 300, readAt: 10));
        Assert.Equal([0, 0, 1000], Column("costAllocated"));

        await SendAsync(Day(1, 100, readAt: 10));
        Assert.Equal([250, 0, 750], Column("costAllocated"));

        await SendAsync(Day(2, 600, readAt: 10), Day(3, 500, readAt: 12));
        Assert.Equal([83, 500, 417], Column("costAllocated"));   // 1000 x 1/12, 6/12 and 5/12: 83.3, 500 and 416.7
        Assert.Equal([0, 0, 0], Column("costsUnallocated"));
        Assert.Equal([1000, 0, 0], Column("cost"));
    }

    [Fact]
    public async Task Another_span_or_none_gives_back_what_its_days_bore()
    {
        await DeclareAsync("2026-03-03");
        await SendAsync(Day(1, 100, readAt: 10), Day(2, 300, readAt: 10), Day(3, 600, readAt: 10));
        Assert.Equal([100, 300, 600], Column("costAllocated"));

        await DeclareAsync("2026-03-02");
        Assert.Equal([250, 750, 0], Column("costAllocated"));

        Assert.True(await app.DeclareAsync(RegistryKind.Costs, "lena", null));
        await host.SettleAsync(app);
        Assert.Equal([0, 0, 0], Column("costAllocated"));
    }

    private async Task DeclareAsync(string to)
    {
        Assert.True(await app.DeclareAsync(RegistryKind.Costs, "lena", new Dictionary<string, string>
        {
            ["amount"] = "10.00",
            ["currency"] = "EUR",
            ["from"] = "2026-03-01",
            ["to"] = to,
            ["allocation"] = "impressions",
            ["post"] = "youtube:1",
        }));
        await host.SettleAsync(app);
    }

    private async Task SendAsync(params string[] events)
    {
        Assert.True(await app.SendAsync(string.Join('\n', events), host.Clock.GetUtcNow()));
        await host.SettleAsync(app);
    }

    private IEnumerable<long> Column(string measure) => Enumerable.Range(1, 3).Select(day => Stored.Value(host.Storage, "", $"202603{day:D2}", measure));

    private static string Day(int day, long impressions, int readAt) =>
        $$$"""{"type":"dailyAmounts","occurredAt":"2026-03-{{{day:D2}}}T12:00:00Z","readAt":"2026-03-{{{readAt:D2}}}T08:00:00Z","post":"youtube:1","metrics":{"impressions":{{{impressions}}}}}""";
}
