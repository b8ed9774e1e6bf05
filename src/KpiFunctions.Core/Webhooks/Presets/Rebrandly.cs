using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Rebrandly's click webhooks (rebrandly.com/blog/rebrandly-webhooks-technical-implementation-guide). The header holds the secret itself. Clicks have no
/// id: route, time and the element's bytes make one, so a repeated delivery counts once, and so do two clicks alike in the same millisecond.
/// </summary>
internal static class Rebrandly
{
    private static readonly EventMap Click = new(RecordType.Click)
    {
        Fields = new FieldMap
        {
            ["id"] = "{route.id}@{timestamp}#{^digest}",
            ["occurredAt"] = "timestamp",
            ["link"] = "route.slashtag",
            ["country"] = "client.geo.country",
        },
    };

    public static readonly WebhookPreset Preset = new()
    {
        Name = "rebrandly",
        Certainty = Certainty.B,
        Scheme = new TokenScheme((TokenPlace.Header, "X-Rebrandly-Secret")),
        Mapping = new JsonMapping
        {
            Split = Parts.In("data"),
            Event = new("event ?? 'click'"),
            Maps = new Dictionary<string, IReadOnlyList<EventMap>> { ["click"] = [Click] },
        },
        RepeatedBy = "route id, time and bytes of the click",
        Retries = "not published",
    };
}
