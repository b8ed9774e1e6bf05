using Azure.Core.Pipeline;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Intake;
using KpiFunctions.Rollups;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Faults.Memory;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Benchmarks.Scale;

/// <summary>The app's own writer, planner, shards and merge on storage in memory that counts what it is asked.</summary>
internal sealed class ScaledApp : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private ScaledApp(ServiceProvider services, CountingStorage storage, InMemoryStorage memory) => (this.services, Storage, Memory) = (services, storage, memory);

    public CountingStorage Storage { get; }

    public InMemoryStorage Memory { get; }

    public static async Task<ScaledApp> StartAsync(int shards)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = InMemoryStorage.ConnectionString,
            ["ClickKey"] = new('c', 32),
            ["PersonKey"] = new('p', 32),
            ["RollupShards"] = $"{shards}",
            // As many segments as hours make of a real day.
            ["EventLog:MaxSegmentBytes"] = $"{16 * 1024 * 1024}",
        }).Build();
        var memory = new InMemoryStorage(TimeProvider.System);
        var counting = new CountingStorage(memory);
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System)
            .AddKpiStorage(configuration, "simulated", RollupServices.KpiColumnsOf)
            .AddIntake(configuration)
            .AddSingleton<Func<string, string>>(provider => provider.GetRequiredService<PersonKeys>().Hash)
            .AddRollups(configuration)
            .AddSingleton(StorageClients.From(configuration, new HttpClientTransport(counting), "", TimeSpan.Zero))
            .BuildServiceProvider();
        await services.GetRequiredService<StorageSetup>().EnsureAsync(CancellationToken.None);
        return new ScaledApp(services, counting, memory);
    }

    public IEventLog Log => services.GetRequiredService<IEventLog>();

    public async Task<bool> PlanAsync(DateOnly day, bool forced)
    {
        var planner = services.GetRequiredService<IRollupPlanner>();
        return forced ? await planner.PlanDayAsync(day, CancellationToken.None) == PlanOutcome.Planned : (await planner.PlanChangedAsync(PlanReason.Request, CancellationToken.None)).Planned.Contains(day);
    }

    public Task RollAsync(DateOnly day, long run, int shard) =>
        services.GetRequiredService<IShardRunner>().RunAsync(new ShardMessage(IsoDay.Text(day), run, shard), CancellationToken.None);

    public Task MergeAsync(DateOnly day, long run) => services.GetRequiredService<IDayMerger>().RunAsync(new MergeMessage(IsoDay.Text(day), run), CancellationToken.None);

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
