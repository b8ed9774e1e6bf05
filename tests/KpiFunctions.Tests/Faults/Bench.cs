using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Faults.Interleavings;

namespace KpiFunctions.Tests.Faults;

/// <summary>One app on storage in memory, and what happened on days of March 2026.</summary>
internal sealed class Bench
{
    public static readonly DateTimeOffset Now = new(2026, 3, 12, 10, 0, 0, TimeSpan.Zero);

    private Bench(Host host) => (Host, App) = (host, new App(host.Storage, host.Clock, "app"));

    public Host Host { get; }

    public App App { get; }

    public IReadOnlyList<string> Marks => Stored.Marks(Host.Storage);

    public IReadOnlyList<string> Segments => [.. Host.Storage.Blobs.In("log").Keys];

    public static async Task<Bench> StartAsync() => new(await Host.StartAsync(Now));

    public static string Click(string id, string at = "2026-03-10T08:00:00Z") => $$"""{"type":"click","id":"{{id}}","occurredAt":"{{at}}","link":"bio"}""" + "\n";

    public static string Views(int day, int views, int hour = 9) =>
        $$$"""{"type":"postMetrics","occurredAt":"2026-03-{{{day:D2}}}T{{{hour:D2}}}:00:00Z","publishedAt":"2026-03-{{{day:D2}}}T00:00:00Z","post":"instagram:1","metrics":{"views":{{{views}}}}}""" + "\n";

    public static string Followers(int day, int followers, int hour = 9) =>
        $$$"""{"type":"accountMetrics","occurredAt":"2026-03-{{{day:D2}}}T{{{hour:D2}}}:00:00Z","account":"instagram:lena","metrics":{"followers":{{{followers}}}}}""" + "\n";

    public static bool IsListing(HttpRequestMessage call) => call.RequestUri!.Query.Contains("comp=list") && call.RequestUri.AbsolutePath == "/log";

    // Rows are the only transactions of a merge.
    public static bool IsRows(HttpRequestMessage call) => call.RequestUri!.AbsolutePath == "/$batch";

    public static bool IsAppend(HttpRequestMessage call) => call.RequestUri!.Query.Contains("comp=appendblock");

    /// <summary>Another process, whose calls the test can hold.</summary>
    public (App Slow, Gate Gate) Slow(string name = "slow")
    {
        var gate = new Gate(Host.Storage);
        return (new App(gate, Host.Clock, name), gate);
    }

    public async Task SendAsync(params string[] lines) => Assert.True(await App.SendAsync(string.Concat(lines), Host.Clock.GetUtcNow()));

    /// <summary>The link of all clicks belongs to that campaign from now on.</summary>
    public Task DeclareAsync(string campaign)
    {
        Host.Clock.Advance(TimeSpan.FromSeconds(1));
        return App.DeclareAsync(RegistryKind.Links, "bio", new Dictionary<string, string> { ["destination"] = "https://shop.example", ["campaign"] = campaign });
    }

    public async Task PlanAndPlayAsync()
    {
        await App.PlanAsync();
        await Host.PlayAsync(App);
    }

    public Task SettleAsync() => Host.SettleAsync(App);

    /// <summary>Everything that was written is rolled up, sealed and forgotten.</summary>
    public async Task RestAsync()
    {
        await SettleAsync();
        Host.Clock.Advance(TimeSpan.FromHours(2));
        await SettleAsync();
        await SettleAsync();
    }

    /// <summary>As the planner seals, however busy the segment is.</summary>
    public async Task SealAsync(string segment)
    {
        var lifecycle = App.Get<ISegmentLifecycle>();
        var states = await lifecycle.StatesAsync(DateOnly.ParseExact(segment[..10], "yyyy/MM/dd"), default);
        await lifecycle.SealAsync(segment, states[segment], default);
    }

    public static async Task RollUpAsync(App app, int day, long run = 1)
    {
        await app.RunAsync(new ShardMessage($"2026-03-{day:D2}", run, 0));
        await app.RunAsync(new MergeMessage($"2026-03-{day:D2}", run));
    }

    public long Clicks(string day = "20260310", string scope = "") => Value(day, "clicksRaw", scope);

    public long Value(string day, string measure, string scope = "") => Stored.Value(Host.Storage, scope, day, measure);

    /// <summary>The keys of the rows in one layout: "s:" or "d:".</summary>
    public IReadOnlyList<string> Rows(string layout) =>
        [.. Host.Storage.Tables.In("kpis").Where(row => row.Partition.StartsWith(layout, StringComparison.Ordinal)).Select(row => row.Row)];
}
