using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Kpis;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Attribution;

/// <summary>What a question of credit is answered from.</summary>
/// <param name="Clicks">Human clicks of the range's days by place.</param>
/// <param name="Others">Visitors of the window that did not convert; none when they were not asked for.</param>
internal sealed record ReadPaths(IReadOnlyList<DealPath> Paths, IReadOnlyDictionary<TouchPlace, long> Clicks, SampledVisitors Others);

/// <summary>
/// Reads the conversions of a range, the refunds since its beginning, and once the touch index of the range and the lookback window before it.
/// </summary>
internal sealed class PathReader(DealSheets sheets, ClickIds clickIds, IOptions<ReportingOptions> options, TimeProvider clock)
{
    /// <param name="stage">Of the conversions; whoever converted in another one only counts as not converted.</param>
    /// <param name="withOthers">Whether those are asked for.</param>
    public async Task<ReadPaths> ReadAsync(Period range, Lookback lookback, string stage, bool withOthers, CancellationToken cancel)
    {
        var paths = new DealPaths(lookback, clickIds.TryRead);
        await foreach (var deal in sheets.DealsAsync(range.From, range.To, cancel))
            if (deal.Stage == stage) paths.Add(deal);
        return await ReadAsync(paths, range, lookback, withOthers, cancel);
    }

    /// <summary>The way of one conversion.</summary>
    public async Task<DealPath> ReadAsync(Deal deal, Lookback lookback, CancellationToken cancel)
    {
        var paths = new DealPaths(lookback, clickIds.TryRead);
        paths.Add(deal);
        var day = options.Value.Zone.DayOf(deal.At);
        return (await ReadAsync(paths, new Period(day, day), lookback, withOthers: false, cancel)).Paths[0];
    }

    private async Task<ReadPaths> ReadAsync(DealPaths paths, Period range, Lookback lookback, bool withOthers, CancellationToken cancel)
    {
        // A refund comes after its order, as a rule much later than the range ends; by another clock it may seem a day early.
        await foreach (var refund in sheets.RefundsAsync(DaysAround.Before(range.From, 1), Later(range.To), cancel)) paths.Add(refund);
        var others = new SampledVisitors();
        var touches = new VisitorTouches(paths.Visitors, withOthers ? others : null);
        await foreach (var (day, sheet) in sheets.TouchesAsync(DaysAround.Before(range.From, lookback.Longest), range.To, cancel)) touches.Add(sheet.Span, day >= range.From);
        return new ReadPaths(paths.Find(touches), touches.Clicks, others);
    }

    private DateOnly Later(DateOnly day) => options.Value.Zone.DayOf(clock.GetUtcNow()) is var today && today > day ? DaysAround.After(today, 1) : day;
}
