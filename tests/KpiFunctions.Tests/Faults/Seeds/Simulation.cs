using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups.Settlement;
using KpiFunctions.Tests.Faults.Memory;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>Two processes, their restarts, senders, a file, a registry that changes and a host, on storage that fails; then quiet.</summary>
internal sealed class Simulation
{
    private const int Steps = 26;
    private const int DecidesEvery = 5;

    private readonly ulong seed;
    private readonly int percent;
    private readonly Random random;
    private readonly Host host;
    private readonly Action<IServiceCollection>? change;
    private readonly App[] apps = new App[2];
    private readonly Sender sender;
    private readonly Dictionary<string, string> campaigns = [];
    private readonly Dictionary<string, string?> decisions = [];
    private int starts;

    private Simulation(ulong seed, int percent, Host host, Action<IServiceCollection>? change)
    {
        (this.seed, this.percent, this.host, this.change) = (seed, percent, host, change);
        random = new Random((int)seed);
        sender = new Sender(random);
    }

    /// <summary>Storage as it is in the end.</summary>
    public InMemoryStorage Storage => host.Storage;

    /// <returns>What is wrong in the end; nothing when all is well.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(ulong seed, int percent, Action<IServiceCollection>? change = null) =>
        (await PlayAsync(seed, percent, change)).Violations();

    public static async Task<Simulation> PlayAsync(ulong seed, int percent, Action<IServiceCollection>? change = null)
    {
        var host = await Host.StartAsync(new DateTimeOffset(2026, 3, 12, 10, 0, 0, TimeSpan.Zero));
        var simulation = new Simulation(seed, percent, host, change);
        await simulation.RunAsync();
        return simulation;
    }

    /// <param name="heard">False: as if nobody had decided anything.</param>
    public IReadOnlyList<string> Violations(bool heard = true) => Check.Violations(host.Storage, sender, campaigns, heard ? decisions : []);

    private async Task RunAsync()
    {
        Start(0);
        Start(1);
        await UploadAsync(sender.File());
        for (var link = 0; link < 3; link++) await DeclareAsync($"l{link}");
        for (var step = 0; step < Steps; step++)
        {
            await StepAsync(random.Next(100));
            if (step % DecidesEvery == DecidesEvery - 1) await DecideAsync();
        }
        var calm = new App(host.Storage, host.Clock, "calm", change);
        await host.SettleAsync(calm);
    }

    private Task StepAsync(int dice) => dice switch
    {
        < 50 => SendAsync(),
        < 64 => UnlessFaultyAsync(app => app.PlanAsync()),
        < 78 => UnlessFaultyAsync(app => host.PlayAsync(app, random)),
        < 83 => UnlessFaultyAsync(app => app.ImportAsync()),
        < 87 => DeclareAsync($"l{random.Next(3)}"),
        < 90 => UploadAsync(sender.CorrectedFile()),
        < 95 => RetireAsync(),
        _ => RestartAsync(),
    };

    private Task SendAsync() => Task.WhenAll(Enumerable.Range(0, random.Next(1, 4))
        .Select(_ => (App: AnyApp(), Facts: sender.Compose())).ToList()
        .Select(request => sender.SendAsync(request.App, request.Facts, host.Clock)));

    private Task UploadAsync(List<Fact> file)
    {
        // Whose upload is newer is told in seconds.
        host.Clock.Advance(TimeSpan.FromSeconds(2));
        return host.UploadAsync("events.csv", Fact.CsvHeader + string.Concat(file.Select(fact => fact.ToCsv())));
    }

    private Task DeclareAsync(string link)
    {
        var campaign = $"c{random.Next(2)}";
        campaigns[link] = campaign;
        return DeclareAsync(RegistryKind.Links, link, new Dictionary<string, string> { ["destination"] = "https://shop.example", ["campaign"] = campaign });
    }

    // As POST /conflicts does, about a conflict that somebody sees in the list.
    private Task DecideAsync()
    {
        var (which, decision) = (random.NextDouble(), random.Next(4));
        var listed = Stored.ConflictsOf(host.Storage).OrderBy(conflict => conflict.Id, StringComparer.Ordinal).ToList();
        if (listed.Count == 0) return Task.CompletedTask;
        var conflict = listed[(int)(which * listed.Count)];
        var side = decision switch { 0 => null, 1 => conflict.First, _ => conflict.Second };
        var key = conflict.About == ConflictAbout.Order ? conflict.Second.Order! : $"{conflict.Type.WireName()} {conflict.RecordId}";
        decisions[PlainRule.KeyOf($"{conflict.About}", key)] = side is null ? null : $"{side.Amount!.Value.Minor} {side.Order}";
        return DeclareAsync(RegistryKind.Resolutions, conflict.Key, side is null ? null : new Dictionary<string, string> { ["taken"] = side.Fingerprint });
    }

    // Repeated until it is taken, so the last one said is the last one known.
    private async Task DeclareAsync(RegistryKind kind, string id, Dictionary<string, string>? fields)
    {
        var taken = false;
        while (!taken) await UnlessFaultyAsync(async app =>
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            taken = await app.DeclareAsync(kind, id, fields);
        });
    }

    // The old one is never shut down; what it has under way may still arrive.
    private Task RestartAsync()
    {
        Start(random.Next(2));
        host.Clock.Advance(TimeSpan.FromMinutes(random.Next(20)));
        return Task.CompletedTask;
    }

    private Task RetireAsync()
    {
        host.Clock.Advance(TimeSpan.FromHours(2));
        return UnlessFaultyAsync(async app =>
        {
            await app.RetireAsync();
            await app.RetireAsync();
        });
    }

    private void Start(int which)
    {
        // Whoever rolls a day first decides for all.
        var shards = 1 + (++starts % 3);
        apps[which] = new App(new FaultyTransport(host.Storage, seed, percent, host.Clock), host.Clock, $"w{starts}", services =>
        {
            App.With(options => options.RollupShards = shards)(services);
            change?.Invoke(services);
        });
    }

    private App AnyApp() => apps[random.Next(2)];

    // Whoever called it calls it again, some time.
    private async Task UnlessFaultyAsync(Func<App, Task> act)
    {
        try
        {
            await act(AnyApp());
        }
        catch (Exception e) when (StorageFaults.Is(e, CancellationToken.None))
        {
        }
    }
}
