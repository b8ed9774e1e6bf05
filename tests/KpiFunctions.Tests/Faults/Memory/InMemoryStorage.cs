namespace KpiFunctions.Tests.Faults.Memory;

/// <summary>
/// The part of the Blob, Queue and Table REST services that the app uses, in memory: fast, and with a clock that a test sets. What it does not
/// know it refuses loudly. <c>StorageConformance</c> holds it against Azurite.
/// </summary>
internal sealed class InMemoryStorage : HttpMessageHandler
{
    public const string ConnectionString =
        "AccountName=memory;AccountKey=a2V5;BlobEndpoint=http://memory.blob.local;QueueEndpoint=http://memory.queue.local;TableEndpoint=http://memory.table.local";

    private readonly Lock gate = new();

    public InMemoryStorage(TimeProvider time)
    {
        var stamps = new Stamps(time);
        (Blobs, Queues, Tables) = (new MemoryBlobs(stamps), new MemoryQueues(stamps), new MemoryTables(stamps));
    }

    public MemoryBlobs Blobs { get; }

    public MemoryQueues Queues { get; }

    public MemoryTables Tables { get; }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return Answer(StorageCall.Of(request, body)).ToHttp(request);
    }

    private StorageReply Answer(StorageCall call)
    {
        lock (gate)
        {
            return call.Host switch
            {
                "memory.blob.local" => Blobs.Answer(call),
                "memory.queue.local" => Queues.Answer(call),
                "memory.table.local" => Tables.Answer(call),
                _ => throw call.Unknown(),
            };
        }
    }
}
