using KpiFunctions.Storage;
using KpiFunctions.Storage.Claims;
using KpiFunctions.Storage.Conflicts;
using KpiFunctions.Storage.History;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rejects;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Storage;

public sealed class StorageServicesTests
{
    private static readonly Type[] Stores =
    [
        typeof(IEventLog), typeof(IImportLog), typeof(ISegmentReader), typeof(IRegistryStore), typeof(IImportLedger), typeof(IRejectStore),
        typeof(IRollupStore), typeof(IRollupQueue), typeof(IDayTable), typeof(IReadingTable), typeof(IClaimTable), typeof(IConflictTable), typeof(IHistoryTable), typeof(IKpiTable),
        typeof(IDayMarks), typeof(IPlanNotes), typeof(ISegmentLifecycle), typeof(IChangedImports), typeof(StorageSetup), typeof(StorageClients),
    ];

    [Theory]
    [InlineData("AzureWebJobsStorage", "UseDevelopmentStorage=true")]
    [InlineData("AzureWebJobsStorage:blobServiceUri", "https://a.blob.core.windows.net")]
    public async Task Every_store_is_there_with_a_connection_string_or_an_identity(string key, string value)
    {
        await using var services = Services(new()
        {
            [key] = value,
            ["AzureWebJobsStorage:queueServiceUri"] = "https://a.queue.core.windows.net",
            ["AzureWebJobsStorage:tableServiceUri"] = "https://a.table.core.windows.net",
        });

        Assert.All(Stores, store => Assert.Same(services.GetRequiredService(store), services.GetRequiredService(store)));
    }

    [Fact]
    public async Task Storage_that_is_not_configured_says_what_to_set()
    {
        await using var services = Services([]);

        var error = Assert.Throws<InvalidOperationException>(services.GetRequiredService<IEventLog>);
        Assert.Equal(
            "Storage is not configured: set AzureWebJobsStorage to a connection string, or AzureWebJobsStorage__blobServiceUri and its siblings to the services' addresses.",
            error.Message);
    }

    [Fact]
    public async Task Bounds_of_the_log_are_settings()
    {
        await using var services = Services(new() { ["EventLog:MaxWaitingBytes"] = "1000", ["EventLog:Budget"] = "00:00:03" });

        Assert.Equal(new AppendLimits { MaxWaitingBytes = 1000, Budget = TimeSpan.FromSeconds(3) }, services.GetRequiredService<AppendLimits>());
    }

    [Theory]
    [InlineData("MaxBlocks", "50001", "Setting EventLog:MaxBlocks must be 1 to 50000.")]
    [InlineData("MaxAppendBytes", "0", "Setting EventLog:MaxAppendBytes must be 1 byte to 100 MiB.")]
    [InlineData("MaxWaitingBytes", "-1", "Setting EventLog:MaxWaitingBytes must be positive.")]
    [InlineData("Budget", "00:00:00", "Setting EventLog:Budget must be positive.")]
    public void A_bound_that_cannot_hold_is_refused_at_the_start(string setting, string value, string message)
    {
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => Services(new() { [$"EventLog:{setting}"] = value })).Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("import-1")]
    [InlineData("a/b")]
    public void A_writer_has_a_name_of_letters_digits_and_hyphens(string name)
    {
        Assert.Throws<ArgumentException>(() => new StorageWriter(name));
    }

    private static ServiceProvider Services(Dictionary<string, string?> settings) => new ServiceCollection()
        .AddSingleton(TimeProvider.System)
        .AddLogging()
        .AddKpiStorage(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), "host-1", _ => [])
        .BuildServiceProvider();
}
