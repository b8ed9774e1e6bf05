using System.Text;
using Azure.Core.Pipeline;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Erasures;
using KpiFunctions.Imports;
using KpiFunctions.Intake;
using KpiFunctions.Reading;
using KpiFunctions.Replays;
using KpiFunctions.Restores;
using KpiFunctions.Retention;
using KpiFunctions.Rollups;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Rejects;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Faults.Memory;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Faults;

/// <summary>One process of the app, composed as Program.cs composes it, on a storage that the test gives. It is never shut down: a new one takes over.</summary>
internal sealed class App
{
    private static readonly IConfiguration Configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["AzureWebJobsStorage"] = InMemoryStorage.ConnectionString,
        ["ClickKey"] = new('c', 32),
        ["PersonKey"] = new('p', 32),
        ["FinalityDays"] = "0",
        ["EventLog:FirstPause"] = "00:00:00.0000001",
    }).Build();

    private readonly ServiceProvider services;

    /// <param name="writer">Never used by another process on the same storage.</param>
    /// <param name="change">What the test wants otherwise.</param>
    public App(HttpMessageHandler storage, TimeProvider time, string writer, Action<IServiceCollection>? change = null)
    {
        Writer = writer;
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton(time)
            .AddKpiStorage(Configuration, writer, RollupServices.KpiColumnsOf)
            .AddIntake(Configuration)
            .AddSingleton<Func<string, string>>(provider => provider.GetRequiredService<PersonKeys>().Hash)
            .AddImports()
            .AddReplays()
            .AddErasures()
            .AddRestores()
            .AddRetention(Configuration)
            .AddSingleton<ExpireRecords>()
            .AddSingleton<CarryOutErasures>()
            .AddRollups(Configuration)
            .AddReading()
            .AddSingleton(Connect(storage))
            .AddSingleton<RollUpDays>()
            .AddSingleton<ReconcileImports>()
            .AddSingleton<RetractImport>();
        change?.Invoke(collection);
        services = collection.BuildServiceProvider();
    }

    public string Writer { get; }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    public static Action<IServiceCollection> InZone(string zone) => With(options => options.ReportingZone = zone);

    public static Action<IServiceCollection> With(Action<ReportingOptions> set) => services => services.Configure(set);

    public static StorageClients Connect(HttpMessageHandler storage) => StorageClients.From(Configuration, new HttpClientTransport(storage), "", TimeSpan.Zero);

    /// <summary>One request of a sender. False: it is to be sent again.</summary>
    public async Task<bool> SendAsync(string body, DateTimeOffset receivedAt)
    {
        var events = EventJson.Read(Encoding.UTF8.GetBytes(body), new EventContext("shop", "events", receivedAt, text => text)).Events;
        return await Get<RecordIntake>().TakeAsync("events", events, Delivery.Of(receivedAt, [])) is not null;
    }

    public async Task<bool> DeclareAsync(RegistryKind kind, string id, IReadOnlyDictionary<string, string>? fields)
    {
        var desk = Get<RegistryDesk>();
        var draft = desk.Draft(kind, id, fields);
        return await desk.DeclareAsync(draft.Record ?? throw new InvalidOperationException(draft.Rejection!.Detail));
    }

    /// <summary>What the timer of the imports does.</summary>
    public Task ImportAsync() => Get<ReconcileImports>().RunAsync(new(), CancellationToken.None);

    public Task RetractAsync(string import) => Get<RetractImport>().RunAsync(new DefaultHttpContext().Request, import, CancellationToken.None);

    public Task<Plan> PlanAsync() => Get<IRollupPlanner>().PlanChangedAsync(PlanReason.Request, CancellationToken.None);

    /// <summary>What the timer of the rollups does.</summary>
    public Task TickAsync() => Get<RollUpDays>().Run(new(), CancellationToken.None);

    public Task<HealthAnswer> HealthAsync() => Get<IHealth>().CheckAsync(CancellationToken.None);

    /// <summary>What the timer of the erasures does.</summary>
    public Task EraseAsync() => Get<CarryOutErasures>().RunAsync(new(), CancellationToken.None);

    /// <summary>What the timer of the retention does.</summary>
    public Task ExpireAsync() => Get<ExpireRecords>().RunAsync(new(), CancellationToken.None);

    /// <summary>What the timer does after it planned.</summary>
    public Task RetireAsync() => Get<ISegmentRetirement>().RunAsync(CancellationToken.None);

    public Task RunAsync(ShardMessage message) => Get<IShardRunner>().RunAsync(message, CancellationToken.None);

    public Task RunAsync(MergeMessage message) => Get<IDayMerger>().RunAsync(message, CancellationToken.None);

    public Task RunAsync(ReplayMessage message) => Get<IImportReplay>().RunAsync(message, CancellationToken.None);
}
