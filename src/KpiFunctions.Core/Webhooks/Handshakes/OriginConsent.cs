namespace KpiFunctions.Core.Webhooks.Handshakes;

/// <summary>
/// CloudEvents (http-webhook.md, "Abuse Protection"): OPTIONS with WebHook-Request-Origin, answered with consent for origins of the settings.
/// </summary>
public sealed class OriginConsent : IHandshake
{
    public string Method => "OPTIONS";

    public HandshakeAnswer? Answer(WebhookRequest request, HandshakeFacts facts)
    {
        if (request.Header("WebHook-Request-Origin") is not { } origin) return null;
        var allowed = facts.Allowed.FirstOrDefault(each => each == "*" || each.Equals(origin, StringComparison.OrdinalIgnoreCase));
        if (allowed is null) return null;
        // No limit of ours: what comes too fast is answered 503 with Retry-After.
        return new HandshakeAnswer("text/plain; charset=utf-8", "", [
            KeyValuePair.Create("Allow", "POST"),
            KeyValuePair.Create("WebHook-Allowed-Origin", allowed),
            KeyValuePair.Create("WebHook-Allowed-Rate", "*"),
        ]);
    }
}
