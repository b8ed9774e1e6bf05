using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Shopify's webhooks (Shopify/shopify-app-js, packages/apps/shopify-api/lib/webhooks; shopify.dev). A purchase stands under the order's id, with the
/// gross total and the time of the order, exactly as in Shopify's orders export. The key is the app's client secret; what a person sends from the
/// store's admin page is signed with another one, which can stand beside it in the settings. No time is signed, so an old delivery can be repeated: it
/// changes nothing, because identities and the order's updated_at decide.
/// </summary>
internal static class Shopify
{
    private static readonly string[] Sold = ["paid", "partially_paid", "partially_refunded", "refunded"];

    private static readonly Skip[] NoSale =
    [
        new("test", ["true"], "A test order is no sale."),
        new("financial_status", ["pending", "authorized"], "The order is not paid yet: orders/paid will bring it."),
        new("financial_status", ["voided", "expired"], "The order was voided before it was paid."),
    ];

    private static readonly EventMap Purchase = new(RecordType.Conversion)
    {
        Skips = NoSale,
        Demand = new("financial_status", Sold),
        ChangedAt = new("updated_at"),
        Fields = new FieldMap
        {
            ["id"] = "id",
            ["orderId"] = "id",
            ["occurredAt"] = "created_at",
            ["amount"] = "total_price",
            ["currency"] = "currency",
            ["coupon"] = "discount_codes[0].code",
            ["clickId"] = "note_attributes[name=kpi_click].value ?? landing_site => query:kpi_click",
            ["email"] = "email ?? customer.email",
            ["country"] = "shipping_address.country_code ?? billing_address.country_code",
        }.WithUtmOf("landing_site"),
    };

    // Transactions hold the money that went back; items that only went back into stock are no refund.
    private const string Refunded = "transactions[kind=refund,status=success]";
    private static readonly Skip NoTest = new("transactions[test=true].test", ["true"], "The refund of a test order moves no money.");
    private const string NoMoneyBack = "No money went back.";

    private static readonly EventMap Refund = new(RecordType.Refund)
    {
        Skips = [NoTest],
        WithoutMoney = NoMoneyBack,
        Fields = new FieldMap
        {
            ["id"] = "refund:{id}",
            ["orderId"] = "order_id",
            ["occurredAt"] = "created_at",
            ["amount"] = $"{Refunded}.amount => sum",
            ["currency"] = $"{Refunded}.currency",
        },
    };

    private static readonly EventMap RefundInOrder = new(RecordType.Refund)
    {
        Each = "refunds[*]",
        Skips = [NoTest],
        WithoutMoney = NoMoneyBack,
        Fields = Refund.Fields.With([KeyValuePair.Create("orderId", "order_id ?? ^.id")]),
    };

    private static readonly EventMap[] Order = [Purchase, RefundInOrder];

    public static readonly WebhookPreset Preset = new()
    {
        Name = "shopify",
        Certainty = Certainty.A,
        Scheme = new SignatureScheme
        {
            // The second name is that of the newer "Events" deliveries.
            Headers = ["X-Shopify-Hmac-Sha256", "shopify-hmac-sha256"],
            Encoding = SignatureEncoding.Base64,
        },
        Mapping = new JsonMapping
        {
            Event = new("header:X-Shopify-Topic ?? header:shopify-topic"),
            Maps = new Dictionary<string, IReadOnlyList<EventMap>>
            {
                ["orders/create"] = Order,
                ["orders/paid"] = Order,
                ["orders/updated"] = Order,
                ["orders/cancelled"] = Order,
                ["refunds/create"] = [Refund],
            },
        },
        RepeatedBy = "order id, refund id; an order's later updated_at supersedes",
        AnswerWithin = TimeSpan.FromSeconds(5),
        Retries = "8 over 4 hours, then the subscription is removed",
    };
}
