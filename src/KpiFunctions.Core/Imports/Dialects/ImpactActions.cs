using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// impact.com, Action Listing: one row an action, which the network may still change until it locks: export again then. Labels are documented, the header
/// row was not seen; no column says the currency (blob metadata <c>currency</c>).
/// </summary>
internal static class ImpactActions
{
    public static readonly Dialect Dialect = new()
    {
        Name = "impact-actions",
        Namespace = "impact",
        RecognizedBy = ["Action Id", "Action Date", "Sale Amount", "Payout"],
        Aliases = new Dictionary<string, string[]>
        {
            ["Status"] = ["Action Status", "State"],
            ["Partner"] = ["Partner Name", "Media", "Media Partner"],
            ["OID"] = ["Order Id"],
            ["Payout"] = ["Action Cost"],
            ["Promo Code"] = ["Promo"],
        },
        States = new RowStates("Status", Counted: ["", "APPROVED", "PENDING"], Unpaid: [], Voided: ["REVERSED", "N/A (Media Source)"]),
        Records = AffiliateRows.Of(
            transaction: Read.Id("Action Id"),
            order: Read.Id("OID", "Action Id"),
            partner: Read.Text("Partner"),
            time: Read.Time("Action Date"),
            coupon: Read.Text("Promo Code"),
            stage: Read.Fixed(Stages.Purchase),
            sale: "Sale Amount",
            commission: "Payout"),
    };
}
