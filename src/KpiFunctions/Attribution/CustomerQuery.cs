using KpiFunctions.Core.Attribution.Customers;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Storage.Kpis;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>New and returning customers of a range, from the conversions of the range, the year before and the quarter after it.</summary>
internal sealed class CustomerQuery(DealSheets sheets, IKpiTable kpis, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    public async Task<CustomerAnswer> RunAsync(DayRange range, CancellationToken cancel)
    {
        var deals = await ReadAsync(range, cancel);
        var counts = Count(range, deals);
        return new CustomerAnswer(
            IsoDay.Text(range.From), IsoDay.Text(range.To), counts.NewCustomers, counts.ReturningCustomers,
            AcquisitionCost.Of(await CostAsync(range, cancel), counts.NewCustomers),
            ShareView.Of(counts.Repeat30, "too-young"), ShareView.Of(counts.Repeat90, "too-young"), [.. ReasonsOf(range, deals, counts)]);
    }

    public async Task<CustomerCounts> CountAsync(DayRange range, CancellationToken cancel) => Count(range, await ReadAsync(range, cancel));

    private async Task<List<Deal>> ReadAsync(DayRange range, CancellationToken cancel) => await sheets
        .DealsAsync(DayRange.Before(range.From, CustomerRules.HistoryDays), DayRange.After(range.To, CustomerRules.Late + 1), cancel).ToListAsync(cancel);

    private async Task<long> CostAsync(DayRange range, CancellationToken cancel)
    {
        long cost = 0;
        await foreach (var row in kpis.SeriesAsync(Scope.Total, range.From, range.To, cancel)) cost += row.Measures.Of(Measures.Cost) ?? 0;
        return cost;
    }

    private CustomerCounts Count(DayRange range, List<Deal> deals)
    {
        var zone = options.Value.Zone;
        return CustomerCounts.Of(deals, zone.WindowOf(range.From).Start, zone.WindowOf(range.To).End, clock.GetUtcNow());
    }

    private IEnumerable<CustomerReason> ReasonsOf(DayRange range, List<Deal> deals, CustomerCounts counts)
    {
        var start = options.Value.Zone.WindowOf(range.From).Start;
        var earliest = deals.Count > 0 ? deals.Min(deal => deal.At) : start;
        if (start - earliest < TimeSpan.FromDays(CustomerRules.HistoryDays) - Day)
            yield return new("history-short", $"Conversions are known for {(int)Math.Max(0, (start - earliest).TotalDays)} days before the range: who bought before that counts as new.");
        if (counts.Nameless > 0)
            yield return new("purchases-without-person", $"{counts.Nameless} purchases of the range name no person and are left out.");
    }
}
