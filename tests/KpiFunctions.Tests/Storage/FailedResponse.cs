using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace KpiFunctions.Tests.Storage;

/// <summary>500 without a word.</summary>
internal sealed class FailedResponse(string requestId) : Response
{
    public override int Status => 500;

    public override string ReasonPhrase => "Internal Server Error";

    public override Stream? ContentStream { get; set; } = new MemoryStream();

    public override string ClientRequestId { get; set; } = requestId;

    public override void Dispose()
    {
    }

    protected override bool ContainsHeader(string name) => false;

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = null;
        return false;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = null;
        return false;
    }
}
