using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using KpiFunctions.Storage.Tables;
using Microsoft.Extensions.Configuration;

namespace KpiFunctions.Storage;

/// <summary>Every container, queue and table of the app, from one configuration.</summary>
public sealed class StorageClients
{
    private const string Connection = "AzureWebJobsStorage";

    private static readonly TimeSpan RetryDelay = TimeSpan.FromMilliseconds(200);

    private readonly string prefix;
    private readonly BlobServiceClient blobs;
    private readonly BlobServiceClient appends;
    private readonly QueueServiceClient queues;
    private readonly TableServiceClient tables;

    private StorageClients(IConfiguration configuration, HttpPipelineTransport? transport, string prefix, TimeSpan retryDelay)
    {
        this.prefix = prefix;
        var blobOptions = Options(new BlobClientOptions(), transport, retries: 2, retryDelay);
        var appendOptions = Options(new BlobClientOptions(), transport, retries: 0, retryDelay);
        var queueOptions = Options(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None }, transport, retries: 2, retryDelay);
        var tableOptions = Options(new TableClientOptions(), transport, retries: 2, retryDelay);
        if (configuration[Connection] is { Length: > 0 } connection)
        {
            blobs = new BlobServiceClient(connection, blobOptions);
            appends = new BlobServiceClient(connection, appendOptions);
            queues = new QueueServiceClient(connection, queueOptions);
            tables = new TableServiceClient(connection, tableOptions);
            return;
        }
        var credential = Credential(configuration);
        blobs = new BlobServiceClient(Address(configuration, "blobServiceUri"), credential, blobOptions);
        appends = new BlobServiceClient(Address(configuration, "blobServiceUri"), credential, appendOptions);
        queues = new QueueServiceClient(Address(configuration, "queueServiceUri"), credential, queueOptions);
        tables = new TableServiceClient(Address(configuration, "tableServiceUri"), credential, tableOptions);
    }

    public BlobContainerClient Log => blobs.GetBlobContainerClient(prefix + "log");

    /// <summary>The log for appends: without retries, because repeating an append whose reply was lost could store it twice.</summary>
    public BlobContainerClient LogWithoutRetries => appends.GetBlobContainerClient(prefix + "log");

    public BlobContainerClient Imports => blobs.GetBlobContainerClient(prefix + "imports");

    public BlobContainerClient Rejects => blobs.GetBlobContainerClient(prefix + "rejects");

    public BlobContainerClient Quarantine => blobs.GetBlobContainerClient(prefix + "quarantine");

    public BlobContainerClient Rollups => blobs.GetBlobContainerClient(prefix + "rollups");

    public QueueClient RollupQueue => queues.GetQueueClient(prefix + "rollups");

    public QueueClient MergeQueue => queues.GetQueueClient(prefix + "merges");

    public QueueClient ReplayQueue => queues.GetQueueClient(prefix + "replays");

    /// <param name="configuration">
    /// <c>AzureWebJobsStorage</c> as a connection string, or the identity form <c>AzureWebJobsStorage__blobServiceUri</c>,
    /// <c>__queueServiceUri</c>, <c>__tableServiceUri</c> and, for a user-assigned identity, <c>__clientId</c>.
    /// </param>
    /// <exception cref="InvalidOperationException">The configuration has neither form.</exception>
    public static StorageClients From(IConfiguration configuration) => new(configuration, null, "", RetryDelay);

    /// <summary>For tests: faults come in through the transport, and a prefix keeps tests apart that share an account.</summary>
    /// <param name="retryDelay">The pause before the first retry; null for production's.</param>
    internal static StorageClients From(IConfiguration configuration, HttpPipelineTransport? transport, string prefix, TimeSpan? retryDelay = null) =>
        new(configuration, transport, prefix, retryDelay ?? RetryDelay);

    public TableClient Table(string name) => tables.GetTableClient(prefix + name);

    internal CheckedTable Checked(string table) => new(Table(table));

    // Three short tries: the caller's own retry (a sender, a queue, the next timer) is the long one.
    private static T Options<T>(T options, HttpPipelineTransport? transport, int retries, TimeSpan retryDelay) where T : ClientOptions
    {
        options.Retry.MaxRetries = retries;
        options.Retry.Delay = retryDelay;
        options.Retry.MaxDelay = 10 * retryDelay;
        options.Retry.NetworkTimeout = retries == 0 ? TimeSpan.FromSeconds(4) : TimeSpan.FromSeconds(30);
        if (transport is not null) options.Transport = transport;
        return options;
    }

    private static DefaultAzureCredential Credential(IConfiguration configuration) =>
        new(new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration[$"{Connection}:clientId"] });

    private static Uri Address(IConfiguration configuration, string service) =>
        Uri.TryCreate(configuration[$"{Connection}:{service}"], UriKind.Absolute, out var address)
            ? address
            : throw new InvalidOperationException(
                $"Storage is not configured: set {Connection} to a connection string, or {Connection}__{service} and its siblings to the services' addresses.");
}
