using KpiFunctions.Core.Registry;
using KpiFunctions.Intake;
using KpiFunctions.Replays;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Tests.Faults;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Replays;

/// <summary>The whole app on storage in memory, which refuses what a test says.</summary>
internal sealed class ReplayRoom
{
    private static readonly IntakeOptions Options = new()
    {
        PersonKey = new('p', 32),
        Senders = { ["Shop"] = new SenderOptions { Secrets = "whsec_" + Convert.ToBase64String(new byte[32]), Namespace = "shop-1" } },
    };

    private ReplayRoom(Host host)
    {
        Host = host;
        Faults = new Refusing(host.Storage, host.Clock);
        App = new App(Faults, host.Clock, "w1", services => services.AddSingleton(Senders.From(Options)));
    }

    public Host Host { get; }

    public Refusing Faults { get; }

    public App App { get; }

    public IImportLedger Ledger => App.Get<IImportLedger>();

    public static async Task<ReplayRoom> OpenAsync() => new(await Host.StartAsync(new DateTimeOffset(2026, 3, 12, 10, 0, 0, TimeSpan.Zero)));

    /// <summary>Uploads the file and lets the reconciler find it.</summary>
    /// <returns>The import's id.</returns>
    public async Task<string> ImportAsync(string name, string csv)
    {
        var before = (await EntriesAsync()).Select(entry => entry.Id).ToHashSet();
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        await Host.UploadAsync(name, csv);
        await App.ImportAsync();
        return (await EntriesAsync()).Single(entry => !before.Contains(entry.Id)).Id;
    }

    /// <summary>Oldest first.</summary>
    public async Task<IReadOnlyList<ImportEntry>> EntriesAsync() => [.. (await Ledger.ListAsync(null, 100, default)).Items.Reverse()];

    public async Task<ImportEntry> EntryAsync(string import) => (await Ledger.FindAsync(import, default))!;

    /// <summary>POST /replays and its queue.</summary>
    public async Task<ImportReplayOutcome> ReplayAsync(string import)
    {
        var (outcome, _) = await App.Get<IImportReplay>().BeginAsync(import, default);
        await Host.PlayAsync(App);
        return outcome;
    }

    /// <summary>POST /replays of which the queue hears nothing.</summary>
    public Task BeginUnheardAsync(string import) =>
        BrokenAsync(call => call.RequestUri!.AbsolutePath.StartsWith("/replays", StringComparison.Ordinal), () => App.Get<IImportReplay>().BeginAsync(import, default));

    public async Task<bool> DeclareAsync(RegistryKind kind, string id, params (string Name, string Value)[] fields)
    {
        Host.Clock.Advance(TimeSpan.FromMinutes(1));
        return await App.DeclareAsync(kind, id, fields.Length == 0 ? null : fields.ToDictionary(field => field.Name, field => field.Value));
    }

    public Task<RegistryEntry?> FindAsync(RegistryKind kind, string id) => App.Get<IRegistryStore>().FindAsync(kind, id, default);

    /// <summary>A measure of everything on a day after all is rolled up; null when there is no such row.</summary>
    public async Task<string?> ValueAsync(string day, string measure)
    {
        await Host.SettleAsync(App);
        return Host.Storage.Tables.In("kpis").FirstOrDefault(row => row.Partition == "s:" && row.Row == day)?.Text(measure);
    }

    /// <summary>Breaks the next call of a step that matches, and lets storage work again afterwards.</summary>
    public async Task BrokenAsync(Func<HttpRequestMessage, bool> where, Func<Task> step)
    {
        Faults.Where = where;
        var broken = await Record.ExceptionAsync(step);
        Faults.Where = null;
        Assert.True(broken is null || StorageFaults.Is(broken, CancellationToken.None), broken?.ToString());
    }
}
