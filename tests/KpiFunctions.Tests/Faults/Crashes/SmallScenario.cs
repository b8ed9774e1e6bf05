using KpiFunctions.Core.Registry;

namespace KpiFunctions.Tests.Faults.Crashes;

/// <summary>
/// Two requests, a file and a registry, two days rolled up and their segments sealed; then a late request with money that the other day has a say in,
/// a link that moves to another campaign, and the days rolled up again. The two days share a cost by impressions, of which the late request brings more.
/// Whatever is interrupted is done again, as senders, queues and timers do.
/// </summary>
internal sealed class SmallScenario
{
    private static readonly DateTimeOffset Start = new(2026, 3, 12, 10, 0, 0, TimeSpan.Zero);

    private const string First = """
        {"type":"click","id":"a1","occurredAt":"2026-03-10T08:00:00Z","link":"bio"}
        {"type":"conversion","id":"a2","orderId":"o1","occurredAt":"2026-03-10T09:00:00Z","link":"bio","amount":"49.90","currency":"EUR"}
        {"type":"postMetrics","occurredAt":"2026-03-10T10:00:00Z","publishedAt":"2026-03-10T08:00:00Z","post":"instagram:1","campaign":"spring","metrics":{"views":100,"likes":10,"impressions":40}}
        {"type":"accountMetrics","occurredAt":"2026-03-10T10:00:00Z","account":"instagram:lena","metrics":{"followers":1000}}
        """;

    private const string Second = """
        {"type":"click","id":"a1","occurredAt":"2026-03-10T08:00:00Z","link":"bio"}
        {"type":"refund","id":"b1","occurredAt":"2026-03-11T09:00:00Z","link":"bio","amount":"9.90","currency":"EUR"}
        {"type":"postMetrics","occurredAt":"2026-03-11T10:00:00Z","publishedAt":"2026-03-10T08:00:00Z","post":"instagram:1","campaign":"spring","metrics":{"views":150,"likes":30,"impressions":100}}
        """;

    private const string Late = """
        {"type":"conversion","id":"c1","occurredAt":"2026-03-10T23:00:00Z","link":"bio","amount":"5.00","currency":"EUR"}
        {"type":"conversion","id":"a2","occurredAt":"2026-03-11T09:00:00Z","link":"bio","amount":"59.90","currency":"EUR"}
        {"type":"refundTotal","orderId":"o1","occurredAt":"2026-03-11T09:00:00Z","amount":"3.00","currency":"EUR"}
        {"type":"postMetrics","occurredAt":"2026-03-10T22:00:00Z","publishedAt":"2026-03-10T08:00:00Z","post":"instagram:1","campaign":"spring","metrics":{"views":120,"impressions":70}}
        {"type":"accountMetrics","occurredAt":"2026-03-10T22:00:00Z","account":"instagram:lena","metrics":{"followers":1100}}
        """;

    private const string File = """
        type,id,occurredAt,link,amount,currency
        click,f1,2026-03-10T11:00:00Z,bio,,
        conversion,f2,2026-03-11T12:00:00Z,bio,20.00,EUR
        cost,f3,2026-03-11T13:00:00Z,bio,,

        """;

    private readonly Host host;
    private readonly CrashingTransport transport;
    private App app;

    private SmallScenario(Host host, int write, bool carriedOut)
    {
        this.host = host;
        transport = new CrashingTransport(host.Storage, call => IsWrite(call) && ++Writes == write, carriedOut);
        app = new App(transport, host.Clock, "first", App.With(options => options.RollupShards = 2));
    }

    /// <summary>Requests that were sent again because they were not acknowledged.</summary>
    public int Repeated { get; private set; }

    public Memory.InMemoryStorage Storage => host.Storage;

    /// <summary>Calls of the first process that change storage.</summary>
    public int Writes { get; private set; }

    public string? LastCall => transport.LastCall;

    /// <param name="write">Where the process ends; 0 for nowhere.</param>
    public static async Task<SmallScenario> RunAsync(int write = 0, bool carriedOut = false)
    {
        var host = await Host.StartAsync(Start);
        await host.UploadAsync("events.csv", File);
        var scenario = new SmallScenario(host, write, carriedOut);
        await scenario.RunAsync();
        return scenario;
    }

    private static bool IsWrite(HttpRequestMessage call) => call.Method != HttpMethod.Get && call.Method != HttpMethod.Head;

    private async Task RunAsync()
    {
        await StepAsync(() => DeclareAsync("spring"));
        await SendAsync(First);
        await SendAsync(Second);
        await StepAsync(() => app.ImportAsync());
        await RollUpAsync();
        await StepAsync(RetireAsync);
        await SendAsync(Late);
        await StepAsync(() => DeclareAsync("summer"));
        await RollUpAsync();
        await StepAsync(() => host.SettleAsync(app));
    }

    private Task RollUpAsync() => StepAsync(async () =>
    {
        await app.PlanAsync();
        await host.PlayAsync(app);
    });

    // The first time seals, the second drops the markers.
    private async Task RetireAsync()
    {
        host.Clock.Advance(TimeSpan.FromHours(2));
        await app.RetireAsync();
        await app.RetireAsync();
    }

    private async Task DeclareAsync(string campaign)
    {
        await app.DeclareAsync(RegistryKind.Accounts, "instagram:lena", new Dictionary<string, string> { ["platform"] = "instagram", ["handle"] = "lena", ["influencer"] = "lena" });
        await app.DeclareAsync(RegistryKind.Links, "bio", new Dictionary<string, string> { ["destination"] = "https://shop.example", ["campaign"] = campaign, ["influencer"] = "lena" });
        await app.DeclareAsync(RegistryKind.Costs, "fee", new Dictionary<string, string>
        {
            ["amount"] = "10.00",
            ["currency"] = "EUR",
            ["from"] = "2026-03-10",
            ["to"] = "2026-03-11",
            ["allocation"] = "impressions",
            ["post"] = "instagram:1",
        });
    }

    private Task SendAsync(string body)
    {
        var tries = 0;
        return StepAsync(async () =>
        {
            if (tries++ > 0) Repeated++;
            if (!await app.SendAsync(body, Start)) throw new InvalidOperationException("Storage that does not fail was unavailable.");
        });
    }

    private async Task StepAsync(Func<Task> step)
    {
        try
        {
            await step();
        }
        catch (Exception) when (transport.Stopped && app.Writer == "first")
        {
            app = new App(host.Storage, host.Clock, "second");
            host.Clock.Advance(TimeSpan.FromMinutes(15));
            await step();
        }
    }
}
