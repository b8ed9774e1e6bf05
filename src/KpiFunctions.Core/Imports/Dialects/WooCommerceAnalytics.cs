using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// WooCommerce, Analytics, Orders, Download: one row an order, and one more with a negative amount for a refund. The only plain amount is net of tax and shipping,
/// no column says the currency (blob metadata <c>currency</c>), and times are the shop's (<c>zone</c>). Labels are those of WooCommerce's own source.
/// </summary>
internal static class WooCommerceAnalytics
{
    private const string Net = "Net Sales";

    public static readonly Dialect Dialect = new()
    {
        Name = "woocommerce-analytics",
        Namespace = "woocommerce",
        RecognizedBy = ["Date", "Order #", "Status", "Customer type", Net],
        Aliases = new Dictionary<string, string[]> { [Net] = ["N. Revenue"] },
        PersonalColumns = ["Customer"],
        States = WooCommerceStates.Of("Status"),
        Records =
        [
            RowFacts.Event(RecordType.Conversion,
                ("stage", Read.Fixed(Stages.Purchase)),
                ("id", Read.Id("Order #")),
                ("orderId", Read.Id("Order #")),
                ("occurredAt", Read.Time("Date")),
                ("amount", Read.Money(Net)),
                ("currency", Read.Currency()),
                ("coupon", Read.FirstOf("Coupon(s)")))
            with { When = row => !IsRefund(row) },
            RowFacts.Event(RecordType.Refund,
                ("id", Read.Id("Order #") with { OfRow = (row, _) => $"{row["Order #"]}/refund/{row["Date"]}" }),
                ("orderId", Read.Id("Order #")),
                ("occurredAt", Read.Time("Date")),
                ("amount", Read.Money(Net) with { Convert = (cell, column, context) => Read.Money(column).Convert(cell.TrimStart('-', '\u2212'), column, context) }),
                ("currency", Read.Currency()))
            with { When = IsRefund },
        ],
    };

    private static bool IsRefund(Cells row) => row[Net] is ['-' or '\u2212', _, ..];
}
