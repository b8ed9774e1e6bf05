using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading;

internal interface ISeriesQuery
{
    Task<SeriesAnswer> RunAsync(KpiRequest request, CancellationToken cancel);
}

/// <summary>A scope's KPIs over time: one range read of table <c>kpis</c> for each period.</summary>
internal sealed class SeriesQuery(FilteredRows filtered, IDayTable days, DayStates states, IOptions<ReportingOptions> options) : ISeriesQuery
{
    public async Task<SeriesAnswer> RunAsync(KpiRequest request, CancellationToken cancel)
    {
        var (points, total) = await ReadAsync(request, request.Period, cancel);
        return new SeriesAnswer(
            request.Scope.ToString(),
            IsoDay.Text(request.Period.From),
            IsoDay.Text(request.Period.To),
            request.Interval.ToString().ToLowerInvariant(),
            options.Value.ReportingZone,
            options.Value.ReportingCurrency,
            options.Value.FirstDayOfWeek.ToString().ToLowerInvariant(),
            KpiCatalog.Version,
            points,
            total,
            BreakAnswer.Of(request.Kpis, request.Scope, request.Period),
            request.ComparePrevious ? await PreviousAsync(request, cancel) : null);
    }

    private async Task<PreviousAnswer> PreviousAsync(KpiRequest request, CancellationToken cancel)
    {
        var period = request.Period.Previous;
        var (points, total) = await ReadAsync(request, period, cancel);
        return new PreviousAnswer(IsoDay.Text(period.From), IsoDay.Text(period.To), points, total);
    }

    private async Task<(IReadOnlyList<PointAnswer> Points, PointAnswer Total)> ReadAsync(KpiRequest request, Period period, CancellationToken cancel)
    {
        var reading = filtered.SeriesAsync(request.Scope, request.Where, period, cancel);
        var listing = days.ListAsync(period.From, period.To, cancel);
        await Task.WhenAll(reading, listing);
        var (rows, listed) = (await reading, await listing);
        var entries = listed.Where(entry => entry.MergedRun > 0).ToDictionary(entry => entry.Day);
        var points = period.Split(request.Interval, options.Value.FirstDayOfWeek)
            .Where(part => entries.Keys.Any(part.Contains))
            .Select(part => PointOf(request, part, rows.Where(row => part.Contains(row.Day)), entries))
            .ToList();
        return (points, PointOf(request, period, rows, entries));
    }

    private PointAnswer PointOf(KpiRequest request, Period period, IEnumerable<KpiRow> rows, Dictionary<DateOnly, DayEntry> entries)
    {
        var sum = RangeSum.Of(rows);
        var restated = RestatedDays.Of(entries.Values.Where(entry => period.Contains(entry.Day)));
        return new PointAnswer(
            IsoDay.Text(period.From),
            IsoDay.Text(period.To),
            DayStates.NameOf(states.Of(period, entries)),
            restated?.At,
            restated?.Why,
            sum.AsOf,
            ValueAnswer.Of(request.Kpis, sum.Measures, request.Scope),
            sum.Apart);
    }
}
