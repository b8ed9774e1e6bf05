using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Rollups.Settlement;
using KpiFunctions.Storage.Claims;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Rollups;

/// <summary>
/// Lets the days agree which money counts: each tells the others what it has, and reads what they have. Identities first, because only what stands
/// there is a purchase or a refund of its order.
/// </summary>
internal sealed class MoneySettlement(IClaimTable claims)
{
    /// <summary>The other days that must be rolled again, because they share something whose claims changed. Repeated until the receipt is settled.</summary>
    public sealed record Outcome(SettledMoney Money, IReadOnlyList<DateOnly> Touched, TouchReceipt Receipt);

    public async Task<Outcome> SettleAsync(DateOnly day, DayMerge merge, CancellationToken cancel)
    {
        var identities = merge.SettleMoney();
        var ofIdentities = await claims.ReplaceDayAsync(ClaimSet.Identities, day, identities.Texts(), cancel);
        var orders = identities.Settle(ofIdentities.Others);
        var ofOrders = await claims.ReplaceDayAsync(ClaimSet.Orders, day, orders.Texts(), cancel);
        return new Outcome(orders.Settle(ofOrders.Others), [.. ofIdentities.Touched.Union(ofOrders.Touched).Order()], new TouchReceipt(SettleAsync));

        async Task SettleAsync(CancellationToken token)
        {
            await ofIdentities.Receipt.SettleAsync(token);
            await ofOrders.Receipt.SettleAsync(token);
        }
    }
}
