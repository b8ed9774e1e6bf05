using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;

namespace KpiFunctions.Benchmarks.Servers;

/// <summary>Storage that reads what it is sent and says yes at once: what is left is the app's own work, the Azure client's included.</summary>
internal sealed class MemoryStorage : HttpPipelineTransport
{
    private readonly HttpClientTransport requests = new();

    public override Request CreateRequest() => requests.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException("Storage is only called asynchronously.");

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        if (message.Request.Content is { } content) await content.WriteToAsync(Stream.Null, message.CancellationToken);
        // Rows are put with 204, blobs and blocks created with 201.
        var isRow = message.Request.Uri.Path.Contains("PartitionKey", StringComparison.Ordinal);
        message.Response = new Yes(isRow ? 204 : 201, message.Request.ClientRequestId);
    }

    private sealed class Yes(int status, string requestId) : Response
    {
        public override int Status => status;

        public override string ReasonPhrase => "";

        public override Stream? ContentStream { get; set; }

        public override string ClientRequestId { get; set; } = requestId;

        public override void Dispose()
        {
        }

        protected override bool ContainsHeader(string name) => name == HttpHeader.Names.ETag;

        protected override IEnumerable<HttpHeader> EnumerateHeaders() => [new(HttpHeader.Names.ETag, "\"1\"")];

        protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value) =>
            (value = ContainsHeader(name) ? "\"1\"" : null) is not null;

        protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values) =>
            (values = TryGetHeader(name, out var value) ? [value] : null) is not null;
    }
}
