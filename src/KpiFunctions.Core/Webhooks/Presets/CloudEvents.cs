using KpiFunctions.Core.Webhooks.Handshakes;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// CloudEvents 1.0 over HTTP (cloudevents/spec, http-protocol-binding.md, http-webhook.md): structured, batched and binary. The sender shows a bearer
/// token or access_token; the body is not signed. The type is one of our record types, alone or at the end of a dotted name ("com.shop.conversion"),
/// and the data an event of the events API. source and id together tell events apart.
/// </summary>
internal static class CloudEvents
{
    public static readonly WebhookPreset Preset = new()
    {
        Name = "cloudevents",
        Certainty = Certainty.A,
        Scheme = new TokenScheme((TokenPlace.Bearer, ""), (TokenPlace.Query, "access_token")),
        Handshake = new OriginConsent(),
        Mapping = new CloudEventReader(),
        RepeatedBy = "data.id, else source and id",
        Retries = "by the sender; 503 comes with Retry-After",
    };
}
