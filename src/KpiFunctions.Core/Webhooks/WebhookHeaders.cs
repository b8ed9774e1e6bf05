namespace KpiFunctions.Core.Webhooks;

/// <summary>The three headers of a Standard Webhooks delivery, as they came.</summary>
/// <param name="Id">The same on every retry of one message.</param>
/// <param name="Timestamp">Whole seconds since 1970, of this attempt.</param>
/// <param name="Signatures">Space-separated "tag,base64".</param>
public sealed record WebhookHeaders(string? Id, string? Timestamp, string? Signatures)
{
    /// <param name="headers">Names in any case; of a name that comes twice the first counts.</param>
    public static WebhookHeaders From(IEnumerable<KeyValuePair<string, string>> headers)
    {
        var byName = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers) byName.TryAdd(name, value);
        return new WebhookHeaders(
            byName.GetValueOrDefault("webhook-id"), byName.GetValueOrDefault("webhook-timestamp"), byName.GetValueOrDefault("webhook-signature"));
    }

    // The signature does not go into texts: whoever logs this record logs no proof.
    public override string ToString() => $"webhook {Id} at {Timestamp}";
}
