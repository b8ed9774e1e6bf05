using Azure.Core.Pipeline;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Claims;
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

    private readonly string connection;
    private readonly string prefix;

    private StorageUnderTest(string connection, HttpPipelineTransport? transport, string prefix) =>
        (this.connection, this.prefix, Clients) = (connection, prefix, Connect(connection, transport, prefix));

    public StorageClients Clients { get; }

    public StorageWriter Writer { get; } = new("test-1");

    public FaultyTransport Faults { get; private init; } = new();

    public ClaimTable Claims => new(Clients, Writer);

    public SegmentReader Reader => new(Clients, new SegmentMarkers(Clients));

    public static async Task<StorageUnderTest> CreateAsync(AzuriteFixture azurite)
    {
        var faults = new FaultyTransport();
        var storage = new StorageUnderTest(azurite.ConnectionString, faults, AzuriteFixture.Unique("t")) { Faults = faults };
        await new StorageSetup(storage.Clients).EnsureAsync(CancellationToken.None);
        return storage;
    }

    /// <summary>Storage whose services nobody serves.</summary>
    public static StorageUnderTest Unreachable()
    {
        const string nobody = "http://127.0.0.1:1/a";
        var connection = $"AccountName=a;AccountKey=a2V5;BlobEndpoint={nobody};QueueEndpoint={nobody};TableEndpoint={nobody};";
        return new StorageUnderTest(connection, null, "");
    }

    /// <summary>The same storage as another process sees it, through handlers whose last one is to be <paramref name="through"/>'s argument.</summary>
    public StorageClients ConnectAnother(Func<HttpMessageHandler, HttpMessageHandler> through) =>
        Connect(connection, new HttpClientTransport(through(new SocketsHttpHandler())), prefix);

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
