using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Stripe, Payments, Export: one row a payment, amounts in major units, times in UTC. Which columns there are the user chooses; statuses come in
/// several vocabularies. A partial refund leaves the status "Paid": the column of what was refunded counts.
/// </summary>
internal static class StripePayments
{
    public static readonly Dialect Dialect = new()
    {
        Name = "stripe-payments",
        Namespace = "stripe",
        RecognizedBy = ["id", "Amount", "Amount Refunded", "Currency", "Status", "Created date (UTC)"],
        Aliases = new Dictionary<string, string[]>
        {
            ["Created date (UTC)"] = ["Created (UTC)"],
            ["Refunded date (UTC)"] = ["Refunded (UTC)"],
        },
        PersonalColumns = ["Description", "Customer Email", "Customer ID", "Customer Description", "Card ID", "Card Last4", "Seller Message"],
        Zone = "UTC",
        States = new RowStates(
            "Status",
            Counted: ["Paid", "succeeded", "Refunded", "Partially refunded", "Partial refund"],
            Unpaid: ["Pending", "processing", "Uncaptured", "requires_payment_method", "requires_confirmation", "requires_action", "requires_capture", "Incomplete"],
            Voided: ["Failed", "canceled", "Cancelled", "Expired", "Blocked"]),
        Records =
        [
            RowFacts.Event(RecordType.Conversion,
                ("stage", Read.Fixed(Stages.Purchase)),
                ("id", Read.Id("id")),
                ("orderId", Read.Id("id")),
                ("occurredAt", Read.Time("Created date (UTC)")),
                ("amount", Read.Money("Amount")),
                ("currency", Read.Currency("Currency")),
                ("coupon", Read.Text("coupon (metadata)")),
                ("clickId", Read.Text("kpi_click (metadata)")),
                ("email", Read.Text("Customer Email"))),
            RowFacts.Event(RecordType.RefundTotal,
                ("orderId", Read.Id("id")),
                ("occurredAt", Read.Time("Refunded date (UTC)", "Created date (UTC)")),
                ("amount", Read.Money("Amount Refunded")),
                ("currency", Read.Currency("Currency")),
                ("coupon", Read.Text("coupon (metadata)")),
                ("clickId", Read.Text("kpi_click (metadata)")))
            with { When = row => row.HasAmount("Amount Refunded") },
        ],
    };
}
