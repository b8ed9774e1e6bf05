namespace KpiFunctions.Core.Webhooks;

/// <summary>A delivery or a handshake as it came over the wire. Its text form shows neither headers nor query: they hold proofs.</summary>
public sealed class WebhookRequest
{
    private readonly Dictionary<string, string> headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> query = new(StringComparer.Ordinal);

    /// <param name="headers">Names in any case; of a name that comes twice the first counts.</param>
    /// <param name="query">Unescaped; of a name that comes twice the first counts.</param>
    /// <param name="body">The bytes that signatures are made over.</param>
    public WebhookRequest(
        IEnumerable<KeyValuePair<string, string>> headers, IEnumerable<KeyValuePair<string, string>> query, ReadOnlyMemory<byte> body)
    {
        foreach (var (name, value) in headers) this.headers.TryAdd(name, value);
        foreach (var (name, value) in query) this.query.TryAdd(name, value);
        Body = body;
    }

    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>The query's parameters.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters => query;

    /// <summary>Null when the header is absent or empty.</summary>
    public string? Header(string name) => headers.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    /// <summary>The first of the headers that is there.</summary>
    public string? Header(IReadOnlyList<string> names) => names.Select(Header).FirstOrDefault(value => value is not null);

    /// <summary>Null when the parameter is absent or empty.</summary>
    public string? Query(string name) => query.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public override string ToString() => $"webhook of {Body.Length} bytes";
}
