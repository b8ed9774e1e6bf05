using System.Collections.Concurrent;

namespace KpiFunctions.Benchmarks.Scale;

/// <summary>What storage bills apart.</summary>
internal enum Operation
{
    /// <summary>Create, append, seal, put; listings are billed alike.</summary>
    BlobWrite,
    BlobRead,
    /// <summary>Of a transaction each entity: whether it is billed so is not documented, so the dearer is counted.</summary>
    Table,
    Queue,
}

/// <summary>Counts the operations that arrive at storage, by stage. Deletions of blobs are free and are not counted.</summary>
internal sealed class CountingStorage(HttpMessageHandler storage) : DelegatingHandler(storage)
{
    private readonly ConcurrentDictionary<(string Stage, Operation Operation), long> counts = new();

    public string Stage { get; set; } = "start";

    public long Of(string stage, Operation operation) => counts.GetValueOrDefault((stage, operation));

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (KindOf(request) is { } operation)
        {
            var many = operation == Operation.Table && request.RequestUri!.AbsolutePath == "/$batch" ? await EntitiesAsync(request) : 1;
            counts.AddOrUpdate((Stage, operation), many, (_, count) => count + many);
        }
        return await base.SendAsync(request, cancellationToken);
    }

    private static Operation? KindOf(HttpRequestMessage request)
    {
        var host = request.RequestUri!.Host;
        if (host.Contains(".table.", StringComparison.Ordinal)) return Operation.Table;
        if (host.Contains(".queue.", StringComparison.Ordinal)) return Operation.Queue;
        if (request.Method == HttpMethod.Delete) return null;
        return request.Method == HttpMethod.Put || request.RequestUri.Query.Contains("comp=list", StringComparison.Ordinal) ? Operation.BlobWrite : Operation.BlobRead;
    }

    private static async Task<int> EntitiesAsync(HttpRequestMessage request) =>
        (await request.Content!.ReadAsStringAsync()).Split("Content-Type: application/http", StringSplitOptions.None).Length - 1;
}
