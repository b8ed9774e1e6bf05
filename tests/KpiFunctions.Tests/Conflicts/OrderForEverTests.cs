using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups.Settlement;
using KpiFunctions.Storage.Claims;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Tests.Faults;

namespace KpiFunctions.Tests.Conflicts;

/// <summary>A sender that calls every order "0", for longer than a claim has room for.</summary>
public sealed class OrderForEverTests
{
    private const int Days = 200;
    private const int OfADay = 9;

    private static readonly DateOnly Start = new(2025, 9, 1);
    private static readonly DateTimeOffset Now = new(2026, 3, 25, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_order_that_never_varies_stops_no_day_and_counts_once(bool latestDayFirst)
    {
        var (app, host) = await SendAsync(latestDayFirst);

        await host.SettleAsync(app);

        var audits = Stored.Audits(host.Storage).Values.ToList();
        Assert.Equal((Days, Days * OfADay, 1, 0, (Days * OfADay) - 1), (
            audits.Count, audits.Sum(audit => audit.Received), audits.Sum(audit => audit.Accepted), audits.Sum(audit => audit.Duplicate), audits.Sum(audit => audit.Conflicting)));
        Assert.Equal(1, await OrdersAsync(app));
        // Of a day, eight purchases take part; a claim has room for 393,216 characters.
        var told = await app.Get<IClaimTable>().FindAsync(ClaimSet.Orders, ClaimKey.OfOrder("shop", "0").ToString(), default);
        Assert.InRange(told.Count, 30, Days - 1);
    }

    private static async Task<(App App, Host Host)> SendAsync(bool latestDayFirst)
    {
        var host = await Host.StartAsync(Now);
        var app = new App(host.Storage, host.Clock, "w");
        var days = Enumerable.Range(0, Days).Select(Start.AddDays);
        foreach (var (at, day) in (latestDayFirst ? days.Reverse() : days).Index()) Assert.True(await app.SendAsync(Purchases(day), Now.AddSeconds(at - Days)));
        return (app, host);
    }

    private static string Purchases(DateOnly day) => "[" + string.Join(',', Enumerable.Range(0, OfADay).Select(i =>
        $$"""{"type":"conversion","id":"{{day:yyyyMMdd}}-{{i}}","orderId":"0","occurredAt":"{{day:yyyy-MM-dd}}T09:00:0{{i}}Z","amount":"{{day.DayNumber}}.{{i}}0","currency":"EUR"}""")) + "]";

    private static async Task<long> OrdersAsync(App app)
    {
        var orders = 0L;
        await foreach (var row in app.Get<IKpiTable>().SeriesAsync(Scope.Total, Start, Start.AddDays(Days), CancellationToken.None)) orders += row.Measures[Measures.Orders] ?? 0;
        return orders;
    }
}
