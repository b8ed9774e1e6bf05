using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Standard Webhooks 1.0.0 (github.com/standard-webhooks/standard-webhooks), and Svix, whose headers have other names. v1 is HMAC-SHA256, v1a Ed25519;
/// other tags are skipped. The body is ours: an event of the events API in an envelope (<see cref="WebhookJson"/>).
/// </summary>
internal static class StandardWebhooks
{
    public static readonly WebhookPreset Preset = new()
    {
        Name = "standard-webhooks",
        Certainty = Certainty.A,
        Scheme = Scheme("webhook"),
        Mapping = new WebhookJson("webhook-id"),
        RepeatedBy = "data.id, else webhook-id",
        AnswerWithin = TimeSpan.FromSeconds(15),
        Retries = "10 attempts over 75 hours",
    };

    /// <summary>Deliveries that are white-labelled come with webhook-* headers; both are taken.</summary>
    public static readonly WebhookPreset Svix = Preset with
    {
        Name = "svix",
        Scheme = Scheme("svix", "webhook"),
        Mapping = new WebhookJson("svix-id", "webhook-id"),
        RepeatedBy = "data.id, else svix-id",
        Retries = "8 attempts over 28 hours; the endpoint is disabled after 5 days of failures",
    };

    private static SignatureScheme Scheme(params string[] prefixes) => new()
    {
        Headers = [.. prefixes.Select(prefix => prefix + "-signature")],
        Layout = SignatureLayout.List,
        Tags = new Dictionary<string, SignatureAlgorithm> { ["v1"] = SignatureAlgorithm.Sha256, ["v1a"] = SignatureAlgorithm.Ed25519 },
        Encoding = SignatureEncoding.Base64,
        Signed = new SignedText("{id}.{timestamp}.{body}"),
        IdHeaders = [.. prefixes.Select(prefix => prefix + "-id")],
        TimestampHeaders = [.. prefixes.Select(prefix => prefix + "-timestamp")],
        Tolerance = TimeSpan.FromMinutes(5),
        Keys = KeyForm.StandardWebhooks,
    };
}
