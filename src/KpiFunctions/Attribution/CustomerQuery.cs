using KpiFunctions.Core.Attribution.Customers;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Storage.Kpis;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>New and returning customers of a range, from the conversions of the range, the year before and the quarter after it.</summary>
internal sealed class CustomerQuery(DealSheets sheets, IKpiTable kpis, IOptions<ReportingOptions> options, TimeProvider clock)
{
    public async Task<CustomerAnswer> RunAsync(Period range, CancellationToken cancel)
    {
        var deals = await ReadAsync(range, cancel);
        var counts = Count(range, deals);
        return new CustomerAnswer(
            IsoDay.Text(range.From), IsoDay.Text(range.To), counts.NewCustomers, counts.ReturningCustomers,
            AcquisitionCost.Of(await CostAsync(range, cancel), counts.NewCustomers),
            ShareView.Of(counts.Repeat30, "too-young"), ShareView.Of(counts.Repeat90, "too-young"), [.. CustomerReason.Of(options.Value.Zone.WindowOf(range.From).Start, deals.Count > 0 ? deals.Min(deal => deal.At) : null, counts.Nameless)]);
    }

    public async Task<CustomerCounts> CountAsync(Period range, CancellationToken cancel) => Count(range, await ReadAsync(range, cancel));

    private async Task<List<Deal>> ReadAsync(Period range, CancellationToken cancel) => await sheets
        .DealsAsync(DaysAround.Before(range.From, CustomerRules.HistoryDays), DaysAround.After(range.To, CustomerRules.Late + 1), cancel).ToListAsync(cancel);

    private async Task<long> CostAsync(Period range, CancellationToken cancel)
    {
        long cost = 0;
        await foreach (var row in kpis.SeriesAsync(Scope.Total, range.From, range.To, cancel)) cost += row.Measures.Of(Measures.Cost) ?? 0;
        return cost;
    }

    private CustomerCounts Count(Period range, List<Deal> deals)
    {
        var zone = options.Value.Zone;
        return CustomerCounts.Of(deals, zone.WindowOf(range.From).Start, zone.WindowOf(range.To).End, clock.GetUtcNow());
    }
}
