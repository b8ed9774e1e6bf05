using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// WooCommerce's order webhooks (woocommerce/woocommerce, includes/class-wc-webhook.php; woocommerce-rest-api-docs, v3). There is no refund topic: a
/// refund changes the order, whose refunds come with it, without a time of their own. The ping of a new webhook is unsigned (<see cref="WooPing"/>).
/// </summary>
internal static class WooCommerce
{
    private static readonly EventMap Purchase = new(RecordType.Conversion)
    {
        Skips =
        [
            // A paid order that was cancelled stays a sale until its money goes back, which is a refund. Cash on delivery is paid later and a sale now.
            new("date_paid_gmt => present ?? status", ["true", "processing", "completed", "refunded"], "The order is not paid.") { Unless = true },
        ],
        ChangedAt = new("date_modified_gmt => utc"),
        Fields = new FieldMap
        {
            ["id"] = "id",
            ["orderId"] = "id",
            ["occurredAt"] = "date_created_gmt => utc",
            ["amount"] = "total",
            ["currency"] = "currency",
            ["coupon"] = "coupon_lines[0].code",
            ["clickId"] = "meta_data[key=kpi_click].value ?? meta_data[key=_kpi_click].value"
                + " ?? meta_data[key=_wc_order_attribution_session_entry].value => query:kpi_click",
            ["email"] = "billing.email",
            ["country"] = "shipping.country ?? billing.country",
        }.WithUtmOf("meta_data[key=_wc_order_attribution_session_entry].value"),
    };

    private static readonly EventMap Refund = new(RecordType.Refund)
    {
        Each = "refunds[*]",
        WithoutMoney = "No money went back.",
        Fields = new FieldMap
        {
            ["id"] = "refund:{id}",
            ["orderId"] = "^.id",
            ["occurredAt"] = "^.date_modified_gmt => utc",
            ["amount"] = "total => abs",
            ["currency"] = "^.currency",
        },
    };

    private static readonly EventMap[] Order = [Purchase, Refund];

    public static readonly WebhookPreset Preset = new()
    {
        Name = "woocommerce",
        Certainty = Certainty.A,
        Scheme = new SignatureScheme
        {
            Headers = ["X-WC-Webhook-Signature"],
            Encoding = SignatureEncoding.Base64,
            Keys = KeyForm.HtmlText,
        },
        Mapping = new JsonMapping
        {
            Event = new("header:X-WC-Webhook-Topic"),
            Maps = new Dictionary<string, IReadOnlyList<EventMap>>
            {
                ["order.created"] = Order,
                ["order.updated"] = Order,
                ["order.restored"] = Order,
            },
        },
        RepeatedBy = "order id, refund id; an order's later date_modified_gmt supersedes",
        AnswerWithin = TimeSpan.FromSeconds(60),
        Retries = "none; the webhook is disabled after more than 5 failures in a row",
    };
}
