using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Rollups.Settlement;
using KpiFunctions.Storage.Claims;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Rollups;

/// <summary>
/// Lets the days agree which money counts: each tells the others what it has, and reads what they have. Identities first, because only what stands
/// there is a purchase or a refund of its order. What the others cannot be told, for lack of room, counts on no day and is set aside here.
/// </summary>
internal sealed class MoneySettlement(IClaimTable claims, ILogger<MoneySettlement> log)
{
    /// <summary>The other days that must be rolled again, because they share something whose claims changed. Repeated until the receipt is settled.</summary>
    public sealed record Outcome(SettledMoney Money, IReadOnlyList<DateOnly> Touched, TouchReceipt Receipt);

    public async Task<Outcome> SettleAsync(DateOnly day, DayMerge merge, CancellationToken cancel)
    {
        var identities = merge.SettleMoney();
        var ofIdentities = await claims.ReplaceDayAsync(ClaimSet.Identities, day, identities.Texts(), cancel);
        var orders = identities.Settle(ofIdentities.Others, ofIdentities.Full);
        var ofOrders = await claims.ReplaceDayAsync(ClaimSet.Orders, day, orders.Texts(), cancel);
        if (ofOrders.Full.Count > 0) orders = identities.Settle(ofIdentities.Others, ofIdentities.Full.Union(ofOrders.Full).ToHashSet(StringComparer.Ordinal));
        if (ofIdentities.Full.Count + ofOrders.Full.Count is > 0 and var full) Log.ClaimsFull(log, day, full);
        return new Outcome(orders.Settle(ofOrders.Others), [.. ofIdentities.Touched.Union(ofOrders.Touched).Order()], new TouchReceipt(SettleAsync));

        async Task SettleAsync(CancellationToken token)
        {
            await ofIdentities.Receipt.SettleAsync(token);
            await ofOrders.Receipt.SettleAsync(token);
        }
    }
}
