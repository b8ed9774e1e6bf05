using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>Everything that one day has of one order.</summary>
internal sealed class OrderOfDay
{
    private OrderText? text;

    public List<StandingMoney> Purchases { get; } = [];

    public List<StandingMoney> Refunds { get; } = [];

    public List<RefundTotal> Totals { get; } = [];

    /// <summary>The key of the order that a record is about; null when it is about none, or names it in passing.</summary>
    public static ClaimKey? KeyOf(Bid bid) =>
        bid.Claim.Order is { } order && (bid.Type == RecordType.Refund || IsPurchase(bid)) ? ClaimKey.OfOrder(bid.Namespace, order) : null;

    public void Add(StandingMoney money) => (IsPurchase(money.Bid) ? Purchases : Refunds).Add(money);

    /// <summary>Asked for when everything has been added.</summary>
    public OrderText Text => text ??= new(
        [.. Purchases.Select(OrderPurchase.Of).OrderBy(purchase => purchase.Claim.First).Take(Contest.MostVoicesOfADay)],
        [.. Refunds.Select(refund => refund.Bid.Claim.Amount).OfType<Amount>()
            .GroupBy(amount => amount.Currency, StringComparer.Ordinal)
            .OrderBy(currency => currency.Key, StringComparer.Ordinal)
            .Select(currency => new Amount(currency.Sum(amount => amount.Minor), currency.Key))],
        Totals.Count == 0 ? null : Totals.Select(OrderTotal.Of).MaxBy(total => total.Rank),
        Refunds.Where(refund => refund.Bid.Claim.Amount is null).Select(refund => (LogPosition?)refund.Bid.Claim.Standing).Min());

    private static bool IsPurchase(Bid bid) => bid.Type == RecordType.Conversion && bid.Claim.Stage is null or Stages.Purchase;
}
