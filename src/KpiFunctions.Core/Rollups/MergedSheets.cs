using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Rollups;

/// <summary>The sheets of a merged day. The registry is asked when it is made; what remains asks nobody and may be done on another thread.</summary>
/// <param name="minorOf">An amount in the day's currency; null without an exchange rate.</param>
internal sealed class MergedSheets(IReadOnlyList<Partial> partials, SettledMoney money, string currency, Func<Amount, long?> minorOf)
{
    private readonly DealSheet deals = DealSheet.Of(money, currency, minorOf);
    private readonly List<OrderRefund> refunds = [.. InOrder(money.Refunds).Select(refund => refund with { Minor = minorOf(refund.Amount) })];

    public IReadOnlyList<DaySheet> Finish()
    {
        var remarks = partials.SelectMany(partial => partial.Remarks)
            .OrderBy(remark => remark.At).ThenBy(remark => remark.Namespace, StringComparer.Ordinal).ThenBy(remark => remark.Kind, StringComparer.Ordinal)
            .ThenBy(remark => remark.Id, StringComparer.Ordinal);
        var sites = partials.SelectMany(partial => partial.Sites).OrderBy(site => site.Site, StringComparer.Ordinal).ThenBy(site => site.Part, StringComparer.Ordinal);
        var touches = TouchSheet.Merge([.. partials.Select(partial => partial.Touches)]);
        return
        [
            .. new[]
            {
                DaySheet.Of(DaySheet.Remarks, remarks, SheetJson.Default.DayRemark),
                DaySheet.Of(DaySheet.Sites, sites, SheetJson.Default.DaySite),
                touches.Length > 0 ? new DaySheet(DaySheet.Touches, touches) : null,
                deals.Finish(),
                DaySheet.Of(DaySheet.Refunds, refunds, SheetJson.Default.OrderRefund),
            }.OfType<DaySheet>(),
        ];
    }

    private static IEnumerable<OrderRefund> InOrder(IEnumerable<OrderRefund> refunds) => refunds
        .OrderBy(refund => refund.At).ThenBy(refund => refund.Namespace, StringComparer.Ordinal).ThenBy(refund => refund.Order, StringComparer.Ordinal)
        .ThenBy(refund => refund.Amount.Minor).ThenBy(refund => refund.Amount.Currency, StringComparer.Ordinal);
}
