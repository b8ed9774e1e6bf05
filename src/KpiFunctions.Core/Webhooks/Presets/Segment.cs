using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Segment (segmentio/segment-docs, destinations/catalog/webhooks, spec/ecommerce/v2). As a webhook destination it signs with HMAC-SHA1, and of a batch
/// the first event only: the others are as sure as the connection. Its batch API ({"batch":[…]}) shows a write key instead and signs nothing.
/// </summary>
internal static class Segment
{
    private static readonly FieldMap Common = new()
    {
        ["id"] = "messageId",
        ["occurredAt"] = "timestamp ?? originalTimestamp ?? sentAt",
        ["coupon"] = "properties.coupon",
        ["clickId"] = "properties.kpi_click ?? context.page.url => query:kpi_click ?? context.page.search => query:kpi_click",
        ["customerId"] = "userId",
        ["visitorId"] = "anonymousId",
        ["email"] = "context.traits.email ?? properties.email",
        ["utm.source"] = "context.campaign.source",
        ["utm.medium"] = "context.campaign.medium",
        ["utm.campaign"] = "context.campaign.name",
        ["utm.content"] = "context.campaign.content",
    };

    // The order's id, so that an event which the page and the server both send is one order.
    private static readonly EventMap Purchase = new(RecordType.Conversion)
    {
        Fields = Common.With([
            KeyValuePair.Create("id", "properties.order_id ?? messageId"),
            KeyValuePair.Create("orderId", "properties.order_id"),
            KeyValuePair.Create("amount", "properties.total ?? properties.revenue"),
            KeyValuePair.Create("currency", "properties.currency"),
        ]),
    };

    private static readonly EventMap Refund = new(RecordType.Refund)
    {
        Fields = Common.With([
            KeyValuePair.Create("orderId", "properties.order_id"),
            KeyValuePair.Create("amount", "properties.total ?? properties.revenue"),
            KeyValuePair.Create("currency", "properties.currency"),
        ]),
    };

    private static readonly EventMap SignUp = new(RecordType.Conversion) { Fields = Common.With([KeyValuePair.Create("stage", "'signup'")]) };

    private static readonly EventMap Lead = new(RecordType.Conversion) { Fields = Common.With([KeyValuePair.Create("stage", "'lead'")]) };

    private const string NoEvent = "A message of this type is no event to count.";

    private static readonly JsonMapping Mapping = new()
    {
        Split = Parts.WholeOrEach,
        Event = new("{type} {event} ?? type"),
        Maps = new Dictionary<string, IReadOnlyList<EventMap>>
        {
            ["track Order Completed"] = [Purchase],
            ["track Order Refunded"] = [Refund],
            ["track Signed Up"] = [SignUp],
            ["track Lead Generated"] = [Lead],
        },
        Nothing = new[] { "page", "screen", "identify", "group", "alias", "delete" }.ToDictionary(type => type + "*", _ => NoEvent),
    };

    public static readonly WebhookPreset Preset = new()
    {
        Name = "segment",
        Certainty = Certainty.A,
        Scheme = new SignatureScheme
        {
            Headers = ["X-Signature"],
            Tags = new Dictionary<string, SignatureAlgorithm> { [""] = SignatureAlgorithm.Sha1 },
            Encoding = SignatureEncoding.Hex,
            Signed = new SignedText("{first}"),
        },
        Mapping = Mapping,
        RepeatedBy = "order id, messageId",
        AnswerWithin = TimeSpan.FromSeconds(5),
        Retries = "up to 4 hours",
    };

    /// <summary>What Segment's own libraries, and tools that speak like them, post to a batch endpoint.</summary>
    public static readonly WebhookPreset Batch = Preset with
    {
        Name = "segment-batch",
        Scheme = new TokenScheme((TokenPlace.BasicUser, ""), (TokenPlace.Member, "writeKey")),
        Mapping = Mapping with { Split = Parts.In("batch") },
    };
}
