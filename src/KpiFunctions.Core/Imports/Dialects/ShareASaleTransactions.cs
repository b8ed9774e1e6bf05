using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// ShareASale, merchant's transaction detail: one row a transaction, voided ones included. Amounts are in the program's currency, which no column
/// says (blob metadata <c>currency</c>).
/// </summary>
internal static class ShareASaleTransactions
{
    public static readonly Dialect Dialect = new()
    {
        Name = "shareasale-transactions",
        Namespace = "shareasale",
        Grade = 'B',
        RecognizedBy = ["transID", "userID", "transdate", "transamount", "commission"],
        PersonalColumns = ["lastip", "userAgent", "comment"],
        States = new RowStates("voided", Counted: ["", "0", "no", "false"], Unpaid: [], Voided: ["1", "yes", "true"]),
        Records = AffiliateRows.Of(
            transaction: Read.Id("transID"),
            order: Read.Id("orderNumber", "transID"),
            partner: Read.Text("userID"),
            time: Read.Time("transdate"),
            coupon: Read.Text("couponCode", "couponccode"),
            stage: Read.Fixed(Stages.Purchase),
            sale: "transamount",
            commission: "commission"),
    };
}
