using Azure.Core.Pipeline;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Azurite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace KpiFunctions.Tests.Storage;

/// <summary>All of storage under names of its own in a shared Azurite.</summary>
internal sealed class StorageUnderTest
{
    /// <summary>For tests that are not about the budget, which no busy machine is to use up.</summary>
    public static readonly AppendLimits Patient = new() { Budget = Patience.Limit, DrainBudget = Patience.Limit };

    private StorageUnderTest(StorageClients clients, StorageWriter writer) => (Clients, Writer) = (clients, writer);

    public StorageClients Clients { get; }

    public StorageWriter Writer { get; }

    public FaultyTransport Faults { get; private init; } = new();

    public SegmentReader Reader => new(Clients, new SegmentMarkers(Clients));

    public static async Task<StorageUnderTest> CreateAsync(AzuriteFixture azurite)
    {
        var faults = new FaultyTransport();
        var clients = Connect(azurite.ConnectionString, faults, AzuriteFixture.Unique("t"));
        var storage = new StorageUnderTest(clients, new StorageWriter("test-1")) { Faults = faults };
        await new StorageSetup(storage.Clients).EnsureAsync(CancellationToken.None);
        return storage;
    }

    /// <summary>Storage whose services nobody serves.</summary>
    public static StorageUnderTest Unreachable()
    {
        const string nobody = "http://127.0.0.1:1/a";
        var connection = $"AccountName=a;AccountKey=a2V5;BlobEndpoint={nobody};QueueEndpoint={nobody};TableEndpoint={nobody};";
        return new StorageUnderTest(Connect(connection, null, ""), new StorageWriter("test-1"));
    }

    public EventLog EventLog(AppendLimits? limits = null, TimeProvider? time = null)
    {
        limits ??= Patient;
        time ??= TimeProvider.System;
        return new EventLog(new SegmentFactory(Clients, new SegmentMarkers(Clients), Writer, limits, time), limits, time, NullLogger<EventLog>.Instance);
    }

    private static StorageClients Connect(string connection, HttpPipelineTransport? transport, string prefix)
    {
        var settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connection };
        return StorageClients.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), transport, prefix);
    }
}
