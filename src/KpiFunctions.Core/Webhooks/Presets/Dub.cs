using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Dub's workspace webhooks and partner postbacks (dubinc/dub, apps/web/lib/webhook and lib/postback). The secret ("whsec_…", "pbsec_…") is used whole.
/// The link's clicks, leads and sales are running totals of the link and are not read. Nothing is timed or signed but the body: a repeated delivery is
/// the same record.
/// </summary>
internal static class Dub
{
    private static readonly FieldMap Common = new()
    {
        ["link"] = "data.link.externalId ?? data.link.key",
        ["influencer"] = "data.link.tenantId ?? data.link.utm_medium ?? data.link.partnerId",
        ["country"] = "data.click.country",
        ["clickId"] = "data.click.url => query:kpi_click",
        ["utm.source"] = "data.link.utm_source",
        ["utm.campaign"] = "data.link.utm_campaign",
        ["utm.content"] = "data.link.utm_content",
    };

    private static readonly EventMap Click = new(RecordType.Click)
    {
        Fields = With(("id", "data.click.id"), ("occurredAt", "data.click.timestamp")),
    };

    private static readonly EventMap Lead = new(RecordType.Conversion)
    {
        Fields = With(("id", "id"), ("stage", "'lead'"), ("occurredAt", "createdAt"), ("customerId", "data.customer.externalId ?? data.customer.id")),
    };

    private static readonly EventMap Sale = new(RecordType.Conversion)
    {
        Fields = With(
            ("id", "data.sale.invoiceId ?? id"),
            ("orderId", "data.sale.invoiceId"),
            ("occurredAt", "createdAt"),
            ("amount", "data.sale.amount => minor"),
            ("currency", "data.sale.currency"),
            ("customerId", "data.customer.externalId ?? data.customer.id")),
    };

    // What the partner earns is our cost. A claw-back is a negative commission: it is rejected by its amount and stays visible.
    private static readonly EventMap Commission = new(RecordType.Cost)
    {
        Skips = [new("data.status", ["duplicate", "fraud", "canceled", "refunded"], "This commission is not owed.")],
        WithoutMoney = "The commission is nothing.",
        Fields = new FieldMap
        {
            ["id"] = "data.id",
            ["occurredAt"] = "data.createdAt ?? createdAt",
            ["amount"] = "data.earnings => minor",
            ["currency"] = "data.currency",
            ["costKind"] = "'commission'",
            ["orderId"] = "data.invoiceId",
            ["link"] = "data.link.key",
        },
    };

    public static readonly WebhookPreset Preset = new()
    {
        Name = "dub",
        Certainty = Certainty.A,
        Scheme = new SignatureScheme { Headers = ["Dub-Signature"], Encoding = SignatureEncoding.Hex },
        Mapping = new JsonMapping
        {
            Event = new("event"),
            Maps = new Dictionary<string, IReadOnlyList<EventMap>>
            {
                ["link.clicked"] = [Click],
                ["lead.created"] = [Lead],
                ["sale.created"] = [Sale],
                ["commission.created"] = [Commission],
            },
        },
        RepeatedBy = "click id, event id, invoice id, commission id",
        Retries = "12 s, 2 m 28 s, 30 m 8 s, 6 h 7 m, then daily; disabled after 20 failures in a row",
    };

    /// <summary>What a partner's own endpoint gets: the same events with less in them.</summary>
    public static readonly WebhookPreset Postback = Preset with { Name = "dub-postback" };

    private static FieldMap With(params IEnumerable<(string Field, string Rule)> own) =>
        Common.With(own.Select(each => KeyValuePair.Create(each.Field, each.Rule)));
}
