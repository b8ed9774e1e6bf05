using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Faults.Interleavings;

namespace KpiFunctions.Tests.Faults.Lifecycle;

/// <summary>One app on storage in memory, and clicks on days of March 2026.</summary>
internal sealed class LifecycleBench
{
    public static readonly DateTimeOffset Now = new(2026, 3, 12, 10, 0, 0, TimeSpan.Zero);

    private LifecycleBench(Host host) => (Host, App) = (host, new App(host.Storage, host.Clock, "app"));

    public Host Host { get; }

    public App App { get; }

    public IReadOnlyList<string> Marks => Stored.Marks(Host.Storage);

    public IReadOnlyList<string> Segments => [.. Host.Storage.Blobs.In("log").Keys];

    public static async Task<LifecycleBench> StartAsync(DateTimeOffset? now = null) => new(await Host.StartAsync(now ?? Now));

    public static string Click(string id, string at = "2026-03-10T08:00:00Z") => $$"""{"type":"click","id":"{{id}}","occurredAt":"{{at}}"}""" + "\n";

    public (App Slow, Gate Gate) Slow()
    {
        var gate = new Gate(Host.Storage);
        return (new App(gate, Host.Clock, "slow"), gate);
    }

    public async Task SendAsync(params string[] lines) => Assert.True(await App.SendAsync(string.Concat(lines), Host.Clock.GetUtcNow()));

    public long Clicks(string day = "20260310") => Stored.Value(Host.Storage, "", day, "clicksRaw");

    /// <summary>Everything that was written is rolled up, sealed and forgotten.</summary>
    public async Task RestAsync()
    {
        await Host.SettleAsync(App);
        Host.Clock.Advance(TimeSpan.FromHours(2));
        await Host.SettleAsync(App);
        await Host.SettleAsync(App);
    }

    /// <summary>As the planner seals, however busy the segment is.</summary>
    public async Task SealAsync(string segment)
    {
        var lifecycle = App.Get<ISegmentLifecycle>();
        var states = await lifecycle.StatesAsync(DateOnly.ParseExact(segment[..10], "yyyy/MM/dd"), default);
        await lifecycle.SealAsync(segment, states[segment], default);
    }
}
