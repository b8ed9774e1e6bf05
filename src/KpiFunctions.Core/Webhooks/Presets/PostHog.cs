using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// What PostHog's libraries post to /capture and /batch (PostHog/posthog.com, contents/docs/api/capture.mdx): the project's key stands in the body and
/// nothing is signed. Order events are named as in Segment's specification.
/// </summary>
internal static class PostHog
{
    private static readonly FieldMap Common = new()
    {
        // An event without an id of its own is told apart by its bytes.
        ["id"] = "uuid ?? properties.$insert_id ?? ^digest",
        ["occurredAt"] = "timestamp ?? properties.timestamp",
        ["coupon"] = "properties.coupon",
        ["clickId"] = "properties.kpi_click ?? properties.$current_url => query:kpi_click",
        ["visitorId"] = "distinct_id ?? properties.distinct_id",
        ["country"] = "properties.$geoip_country_code",
        ["utm.source"] = "properties.utm_source",
        ["utm.medium"] = "properties.utm_medium",
        ["utm.campaign"] = "properties.utm_campaign",
        ["utm.content"] = "properties.utm_content",
    };

    private static readonly KeyValuePair<string, string>[] Order =
    [
        KeyValuePair.Create("orderId", "properties.order_id"),
        KeyValuePair.Create("amount", "properties.total ?? properties.revenue"),
        KeyValuePair.Create("currency", "properties.currency"),
    ];

    private static readonly EventMap Purchase = new(RecordType.Conversion)
    {
        Fields = Common.With([.. Order, KeyValuePair.Create("id", "properties.order_id ?? uuid ?? properties.$insert_id ?? ^digest")]),
    };

    private static readonly EventMap Refund = new(RecordType.Refund) { Fields = Common.With(Order) };

    private static readonly EventMap SignUp = new(RecordType.Conversion) { Fields = Common.With([KeyValuePair.Create("stage", "'signup'")]) };

    private static readonly EventMap Lead = new(RecordType.Conversion) { Fields = Common.With([KeyValuePair.Create("stage", "'lead'")]) };

    public static readonly WebhookPreset Preset = new()
    {
        Name = "posthog",
        Certainty = Certainty.A,
        Scheme = new TokenScheme((TokenPlace.Member, "api_key"), (TokenPlace.Bearer, "")),
        Mapping = new JsonMapping
        {
            Split = Parts.In("batch"),
            Event = new("event"),
            Maps = new Dictionary<string, IReadOnlyList<EventMap>>
            {
                ["Order Completed"] = [Purchase],
                ["Order Refunded"] = [Refund],
                ["Signed Up"] = [SignUp],
                ["Lead Generated"] = [Lead],
            },
            Nothing = new Dictionary<string, string> { ["$*"] = "PostHog's own events are not counted." },
        },
        RepeatedBy = "order id, uuid, else the event's bytes",
        Retries = "by the library that posts",
    };
}
