using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// WooCommerce orders as the common export plugins write them (<c>order_id</c>, <c>order_total</c> …), known from descriptions of such files: one row an order. An
/// order that was refunded whole keeps its total; parts that were refunded are not read.
/// </summary>
internal static class WooCommerceOrders
{
    public static readonly Dialect Dialect = new()
    {
        Name = "woocommerce-orders",
        Namespace = "woocommerce",
        Grade = 'C',
        RecognizedBy = ["order_id", "order_date", "status", "order_total", "order_currency"],
        Aliases = new Dictionary<string, string[]>
        {
            ["order_date"] = ["date"],
            ["order_currency"] = ["currency"],
            ["customer_email"] = ["billing_email"],
        },
        PersonalColumns =
        [
            "customer_email", "billing_email", "billing_phone", "billing_first_name", "billing_last_name", "billing_company", "billing_address_1", "billing_address_2",
            "billing_city", "billing_postcode", "shipping_first_name", "shipping_last_name", "shipping_company", "shipping_address_1", "shipping_address_2", "shipping_city",
            "shipping_postcode", "shipping_phone", "customer_note", "customer_id",
        ],
        States = WooCommerceStates.Of("status"),
        Records =
        [
            RowFacts.Event(RecordType.Conversion,
                ("stage", Read.Fixed(Stages.Purchase)), ("id", Read.Id("order_id")), ("orderId", Read.Id("order_id")), ("occurredAt", Read.Time("order_date")),
                ("amount", Read.Money("order_total")), ("currency", Read.Currency("order_currency")), ("coupon", Read.FirstOf("coupon_code", "coupons", "coupon_items")),
                ("email", Read.Text("customer_email")), ("country", Read.Text("billing_country", "shipping_country"))),
            RowFacts.Event(RecordType.RefundTotal,
                ("orderId", Read.Id("order_id")), ("occurredAt", Read.Time("order_date")),
                ("amount", Read.Money("order_total")), ("currency", Read.Currency("order_currency")))
            with { When = row => row["status"]?.EndsWith("refunded", StringComparison.OrdinalIgnoreCase) == true && row.HasAmount("order_total") },
        ],
    };
}
