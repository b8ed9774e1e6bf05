namespace KpiFunctions.Storage.Rejects;

/// <summary>What a request said besides its body, as far as a mapping may need it.</summary>
/// <param name="Headers">By lower-case name; nothing that proves who sent it and no address.</param>
public sealed record Delivery(DateTimeOffset ReceivedAt, IReadOnlyDictionary<string, string> Headers)
{
    private const int MostHeaderChars = 512;

    // What senders call the message's id, time, kind and shop. Everything else, signatures and addresses first of all, is left out.
    private static readonly string[] Telling = ["webhook-id", "delivery", "event", "topic", "type", "timestamp", "triggered", "time", "version", "shop", "store"];
    private static readonly string[] Proving = ["hmac", "auth", "cookie", "token", "secret", "apikey", "api-key", "functions-key", "cert", "hash", "digest", "sig"];

    public static Delivery Of(DateTimeOffset receivedAt, IEnumerable<KeyValuePair<string, string>> headers)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in headers)
            if (name.ToLowerInvariant() is var lower && value.Length <= MostHeaderChars && Telling.Any(lower.Contains) && !Proving.Any(lower.Contains))
                kept.TryAdd(lower, value);
        return new Delivery(receivedAt, kept);
    }

    /// <summary>Null when it was not sent, or not kept.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
