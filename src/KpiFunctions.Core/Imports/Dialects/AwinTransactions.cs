using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Awin, Transactions report: one row a transaction; <c>extra</c> is the advertiser's order number. Status 0 is pending, 1 approved, 2 declined. No
/// column is known to say the currency (blob metadata <c>currency</c>).
/// </summary>
internal static class AwinTransactions
{
    private static readonly Dictionary<string, string> StageOf = new(StringComparer.OrdinalIgnoreCase) { ["Sale"] = Stages.Purchase, ["Lead"] = Stages.Lead };

    public static readonly Dialect Dialect = new()
    {
        Name = "awin-transactions",
        Namespace = "awin",
        RecognizedBy = ["id", "publisher_id", "sale_amount", "commission", "date", "commission_status"],
        States = new RowStates("commission_status", Counted: ["0", "1", "pending", "approved"], Unpaid: [], Voided: ["2", "declined", "deleted"]),
        Records = AffiliateRows.Of(
            transaction: Read.Id("id"),
            order: Read.Id("extra", "id"),
            partner: Read.Text("publisher_id"),
            time: Read.Time("date"),
            coupon: Read.Text("voucher_code"),
            stage: Read.OneOf("type", StageOf),
            sale: "sale_amount",
            commission: "commission"),
    };
}
