using Azure.Core.Pipeline;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Azurite;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Tests.Storage;

/// <summary>All of storage under names of its own in a shared Azurite.</summary>
internal sealed class StorageUnderTest
{
    private StorageUnderTest(StorageClients clients, StorageWriter writer) => (Clients, Writer) = (clients, writer);

    public StorageClients Clients { get; }

    public StorageWriter Writer { get; }

    public FaultyTransport Faults { get; private init; } = new();

    public SegmentReader Reader => new(Clients, new SegmentMarkers(Clients));

    public static async Task<StorageUnderTest> CreateAsync(AzuriteFixture azurite)
    {
        var faults = new FaultyTransport();
        var storage = new StorageUnderTest(Connect(azurite.ConnectionString, faults, AzuriteFixture.Unique("t")), new StorageWriter("test-1")) { Faults = faults };
        await new StorageSetup(storage.Clients).EnsureAsync(CancellationToken.None);
        return storage;
    }

    /// <summary>Storage whose services nobody serves.</summary>
    public static StorageUnderTest Unreachable() =>
        new(Connect("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;BlobEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a;", null, ""), new StorageWriter("test-1"));

    public EventLog EventLog(AppendLimits? limits = null, TimeProvider? time = null)
    {
        limits ??= new AppendLimits();
        time ??= TimeProvider.System;
        return new EventLog(new SegmentFactory(Clients, new SegmentMarkers(Clients), Writer, limits, time), limits, time);
    }

    private static StorageClients Connect(string connection, HttpPipelineTransport? transport, string prefix)
    {
        var settings = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = connection };
        return StorageClients.From(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), transport, prefix);
    }
}
