using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// What a transaction of an affiliate network is: a sale of the partner, under the shop's order number where the network knows it (so that it is the
/// shop's own order where both are in one namespace), and the partner's commission as cost.
/// </summary>
internal static class AffiliateRows
{
    /// <param name="order">The shop's order number, else the network's transaction.</param>
    public static RecordFacts[] Of(CellRule transaction, CellRule order, CellRule partner, CellRule time, CellRule coupon, CellRule stage, string sale, string commission) =>
    [
        RowFacts.Event(RecordType.Conversion,
            ("stage", stage), ("id", order), ("orderId", order), ("occurredAt", time), ("influencer", partner), ("coupon", coupon),
            ("amount", Read.Money(sale)), ("currency", Read.Currency("Currency"))),
        RowFacts.Event(RecordType.Cost,
            ("costKind", Read.Fixed("commission")), ("id", transaction), ("orderId", order), ("occurredAt", time), ("influencer", partner), ("coupon", coupon),
            ("amount", Read.Money(commission)), ("currency", Read.Currency("Currency")))
        with { When = row => row.HasAmount(commission) },
    ];
}
