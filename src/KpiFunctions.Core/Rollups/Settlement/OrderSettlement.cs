using System.Text.Json;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>
/// Stage two of a day's money: purchases of one order count once, whatever ids they came under; refunds go where their order went; and a reading of
/// the amount refunded in all adds only what no refund event has said. Across days like stage one.
/// </summary>
public sealed class OrderSettlement
{
    private readonly DateOnly day;
    private readonly RegistryReader registry;
    private readonly SettledMoney settled;
    private readonly Dictionary<ClaimKey, OrderOfDay> orders = [];

    internal OrderSettlement(
        DateOnly day, RegistryReader registry, IReadOnlyList<StandingMoney> standing, IReadOnlyList<RefundTotal> totals, SettledMoney settled)
    {
        this.day = day;
        this.registry = registry;
        this.settled = settled;
        foreach (var money in standing)
        {
            if (OrderOfDay.KeyOf(money.Bid) is { } key) OrderOf(key).Add(money);
            else Count(money);
        }
        foreach (var total in totals) OrderOf(total.Key).Totals.Add(total);
    }

    /// <summary>By claim key: JSON of what the day has of the order.</summary>
    public IReadOnlyDictionary<string, string> Texts() => orders.ToDictionary(
        order => order.Key.ToString(), order => JsonSerializer.Serialize(order.Value.Text, SettlementJson.Default.OrderText), StringComparer.Ordinal);

    /// <param name="others">By claim key and day: the texts of other days. Called once.</param>
    public SettledMoney Settle(IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, string>> others)
    {
        foreach (var (key, order) in orders)
        {
            var all = Of(key, others).Append(order.Text).ToList();
            var purchase = SettlePurchases(key, order, all);
            foreach (var refund in order.Refunds) CountRefund(refund, purchase, all);
            if (purchase is not null && order.Purchases.Any(money => money.Bid.Claim.Standing == purchase.Claim.Standing)) Restate(purchase, all);
            SettleTotals(order, all, purchase?.Place);
        }
        return settled;
    }

    // Returns the purchase that counts, null when nobody knows the order.
    private OrderPurchase? SettlePurchases(ClaimKey key, OrderOfDay order, List<OrderText> all)
    {
        var purchases = all.SelectMany(text => text.Purchases).ToList();
        if (purchases.Count == 0) return null;
        var contest = new Contest(key, purchases.Select(purchase => purchase.Claim), registry);
        foreach (var money in order.Purchases)
        {
            var claim = OrderPurchase.Of(money).Claim;
            if (claim.Standing == contest.Counting.Standing) Count(money);
            else settled.SetAside(1, contest.IsConflict(claim) && contest.Speaks(claim));
            if (Contest.Contradicts(claim, contest.First) && contest.Speaks(claim)) settled.List(ConflictOf(key, money.Bid, claim, contest));
        }
        return purchases.First(purchase => purchase.Claim.Standing == contest.Counting.Standing);
    }

    private void CountRefund(StandingMoney refund, OrderPurchase? order, List<OrderText> all)
    {
        var place = order?.Place ?? refund.Bid.Place;
        if (refund.Bid.Claim.Amount is { } said) CountRefund(refund.Bid, said, place, order is null ? Measures.RefundedOnOrderDay : null);
        else if (IsFirstOfWhole(refund, all) && Left(order, all) is { Minor: > 0 } left)
            CountRefund(refund.Bid, left, place, also: null);
        else settled.AcceptWithoutAmount();
    }

    private void CountRefund(Bid refund, Amount amount, MoneyPlace place, Measure? also) => settled.AcceptRefund(
        new OrderRefund(refund.Claim.OccurredAt, refund.Namespace, refund.Claim.Order!, amount), place, refund.Claim.Standing.ReceivedAt, also);

    private static bool IsFirstOfWhole(StandingMoney refund, List<OrderText> all) =>
        all.Select(text => text.Whole).OfType<LogPosition>().Min() == refund.Bid.Claim.Standing;

    // What a refund of the whole order takes back: what has not been said otherwise, by refunds or by the amount refunded in all, which adds what
    // refunds lack. Null: nothing, also where that was said in another currency and cannot be compared.
    private static Amount? Left(OrderPurchase? order, List<OrderText> all)
    {
        if (order?.Claim.Amount is not { } amount) return null;
        var refunded = all.SelectMany(text => text.Refunded).ToList();
        var total = Latest(all)?.Amount;
        if (refunded.Append(total ?? amount).Any(said => said.Currency != amount.Currency)) return null;
        return amount with { Minor = amount.Minor - Math.Max(refunded.Sum(said => said.Minor), total?.Minor ?? 0) };
    }

    private static OrderTotal? Latest(List<OrderText> all) => all.Select(text => text.Total).OfType<OrderTotal>().MaxBy(total => total.Rank);

    private Conflict ConflictOf(ClaimKey key, Bid bid, Claim claim, Contest contest) => new(
        key.ToString(), ConflictAbout.Order, day, bid.Type, bid.Namespace, bid.Id,
        ConflictSide.Of(contest.First), ConflictSide.Of(claim), contest.IsResolved ? Contest.Fingerprint(contest.Counting) : null);

    private void SettleTotals(OrderOfDay order, List<OrderText> all, MoneyPlace? place)
    {
        if (order.Totals.Count == 0) return;
        var latest = Latest(all)!;
        var refunded = all.SelectMany(text => text.Refunded).ToList();
        foreach (var total in order.Totals)
        {
            if (total.Position != latest.Position) settled.SetAside(1, isConflict: false);
            else if (refunded.Find(amount => amount.Currency != total.Amount.Currency) is { Currency: not null } foreign) SetAside(total, foreign);
            else CountMissing(total, refunded.Sum(amount => amount.Minor), place);
        }
    }

    // Amounts in two currencies cannot be compared, and adding the whole would count a part of it twice.
    private void SetAside(RefundTotal total, Amount foreign)
    {
        settled.SetAside(1, isConflict: true);
        ConflictSide Side(Amount amount, string source) => new("", amount, total.Order, null, source, total.OccurredAt, total.Position.ReceivedAt);
        settled.List(new Conflict(
            total.Key.ToString(), ConflictAbout.RefundTotal, day, RecordType.RefundTotal, total.Namespace, total.Order,
            Side(foreign, "refunds"), Side(total.Amount, total.Source), Taken: null));
    }

    private void CountMissing(RefundTotal total, long said, MoneyPlace? ofOrder)
    {
        var missing = total.Amount.Minor - said;
        var also = ofOrder is null ? Measures.RefundedOnOrderDay : null;
        var refund = new OrderRefund(total.OccurredAt, total.Namespace, total.Order, total.Amount with { Minor = missing });
        if (missing > 0) settled.AcceptRefund(refund, ofOrder ?? total.Place, total.Position.ReceivedAt, also);
        else settled.AcceptWithoutAmount();
    }

    // The second view of the same refunds: all that any day has of the order, on the day of the order.
    private void Restate(OrderPurchase purchase, List<OrderText> all)
    {
        foreach (var amount in all.SelectMany(text => text.Refunded)) settled.Restate(amount, purchase.Place);
        if (all.Any(text => text.Whole is not null) && Left(purchase, all) is { Minor: > 0 } left) settled.Restate(left, purchase.Place);
        if (Latest(all)?.Amount is not { } total) return;
        var refunded = all.SelectMany(text => text.Refunded).ToList();
        var missing = total.Minor - refunded.Sum(amount => amount.Minor);
        if (missing > 0 && refunded.All(amount => amount.Currency == total.Currency)) settled.Restate(total with { Minor = missing }, purchase.Place);
    }

    // Of what no other record has a say in.
    private void Count(StandingMoney money) => settled.Accept(money.Bid, money.Bid.Place);

    private OrderOfDay OrderOf(ClaimKey key)
    {
        if (!orders.TryGetValue(key, out var order)) orders[key] = order = new();
        return order;
    }

    private static IEnumerable<OrderText> Of(ClaimKey key, IReadOnlyDictionary<string, IReadOnlyDictionary<DateOnly, string>> others) =>
        others.TryGetValue(key.ToString(), out var byDay)
            ? byDay.Values.Select(text => JsonSerializer.Deserialize(text, SettlementJson.Default.OrderText)!)
            : [];
}
