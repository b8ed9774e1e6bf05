using KpiFunctions.Core.Attribution.Customers;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Kpis;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>How many orders of a scope are of customers who had ordered before, from the conversions of the range and the year before it.</summary>
internal sealed class RepeatQuery(DealSheets sheets, IOptions<ReportingOptions> options)
{
    public async Task<(RepeatOrders Orders, IReadOnlyList<CustomerReason> Reasons)> RunAsync(Scope scope, Period period, CancellationToken cancel)
    {
        var deals = await sheets.DealsAsync(DaysAround.Before(period.From, CustomerRules.HistoryDays), period.To, cancel).ToListAsync(cancel);
        var start = options.Value.Zone.WindowOf(period.From).Start;
        var orders = RepeatOrders.Of(deals, start, deal => IsWithin(scope, deal));
        return (orders, [.. CustomerReason.Of(start, orders.Earliest, orders.Nameless)]);
    }

    // As the rollup credits it; nobody's where nothing was said.
    private static bool IsWithin(Scope scope, Deal deal) =>
        scope.Members.All(member => member.Member == (CreditMembers.MemberOf(deal.Evidence?.Credited ?? new TouchPlace(), member.Dimension) ?? Scope.Unknown));
}
