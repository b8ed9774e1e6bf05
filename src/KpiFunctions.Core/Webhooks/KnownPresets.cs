using KpiFunctions.Core.Webhooks.Presets;

namespace KpiFunctions.Core.Webhooks;

/// <summary>The presets that a sender's settings may name.</summary>
public static class KnownPresets
{
    public static readonly WebhookPreset Default = StandardWebhooks.Preset;

    public static readonly IReadOnlyList<WebhookPreset> All =
    [
        StandardWebhooks.Preset, StandardWebhooks.Svix, CloudEvents.Preset,
        Shopify.Preset, Stripe.Preset, WooCommerce.Preset,
        Segment.Preset, Segment.Batch, PostHog.Preset,
        Dub.Preset, Dub.Postback, Bitly.Preset, Rebrandly.Preset, Rewardful.Preset,
        Meta.Preset, TikTok.Preset, X.Preset, YouTube.Preset,
    ];

    /// <summary>In any case; null when there is none of that name.</summary>
    public static WebhookPreset? Find(string name) => All.FirstOrDefault(preset => preset.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
