using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Trends;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Trends;

/// <summary>A KPI of a scope, day by day. On a rolled day without a row what is counted is 0; a day that was not rolled is not known.</summary>
internal sealed class KpiSeries(IKpiTable kpis, IDayTable days)
{
    public async Task<DailySeries> ReadAsync(KpiDefinition kpi, Scope scope, Period period, CancellationToken cancel)
    {
        var rows = await kpis.SeriesAsync(scope, period.From, period.To, cancel).ToDictionaryAsync(row => row.Day, row => row.Measures, cancellationToken: cancel);
        var rolled = (await days.ListAsync(period.From, period.To, cancel)).Where(entry => entry.MergedRun > 0).Select(entry => entry.Day).ToHashSet();
        return new DailySeries(period.From, [.. Enumerable.Range(0, period.Days).Select(index => Value(period.From.AddDays(index)))]);

        double? Value(DateOnly day) => rows.TryGetValue(day, out var measures) ? kpi.Of(measures, scope).Value : rolled.Contains(day) ? kpi.Of(new MeasureValues(), scope).Value : null;
    }
}
