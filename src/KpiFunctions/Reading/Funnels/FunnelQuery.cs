using KpiFunctions.Attribution;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Reading.Funnels;

/// <summary>The stages of a scope over a range, each a sum of events.</summary>
internal sealed class FunnelQuery(FilteredRows filtered, RepeatQuery repeats)
{
    /// <summary>Of a longer range the customers are not told apart: the conversions of each of its days would be read.</summary>
    private const int MostDaysOfCustomers = 366;

    private static readonly (string Name, Measure Measure)[] Stages =
    [
        ("impressions", Measures.Impressions),
        ("clicks", Measures.ClicksHuman),
        ("signups", Measures.Signups),
        ("leads", Measures.Leads),
        ("orders", Measures.Orders),
    ];

    public async Task<FunnelAnswer> RunAsync(Scope scope, Where? where, Period period, CancellationToken cancel)
    {
        var values = RangeSum.Of(await filtered.SeriesAsync(scope, where, period, cancel)).Measures;
        var stages = new List<FunnelStage>();
        foreach (var (name, measure) in Stages)
        {
            var value = values.Of(measure);
            stages.Add(new FunnelStage(name, value, value is null ? "no-data" : null, stages.Count == 0 ? null : RateAnswer.Of(value, stages[^1].Value)));
        }
        var (repeated, reasons) = where is null ? await RepeatsAsync(scope, period, values.Of(Measures.Orders) ?? 0, cancel) : (FunnelStage.NoRepeats("not-by-filter"), []);
        return new FunnelAnswer(
            scope.ToString(), IsoDay.Text(period.From), IsoDay.Text(period.To), [.. stages, repeated], BottleneckOf(stages),
            RateAnswer.Of(values.Of(Measures.Orders), values.Of(Measures.ClicksHuman)), reasons);
    }

    private async Task<(FunnelStage Stage, IReadOnlyList<CustomerReason> Reasons)> RepeatsAsync(Scope scope, Period period, long orders, CancellationToken cancel)
    {
        if (period.Days > MostDaysOfCustomers) return (FunnelStage.NoRepeats("range-too-long"), []);
        var (found, reasons) = await repeats.RunAsync(scope, period, cancel);
        // A day that is being rolled again is in one of them already.
        if (found.Known + found.Nameless != orders) return (FunnelStage.NoRepeats("incomplete"), reasons);
        return (found.Known == 0 && orders > 0 ? FunnelStage.NoRepeats("customers-unknown") : FunnelStage.OfRepeats(found), reasons);
    }

    // Of a hundred who see a post few click, always, and who bought for the first time has had no time to buy again: those steps say nothing about what to mend.
    private static string? BottleneckOf(List<FunnelStage> stages) =>
        stages.Skip(2).Where(stage => stage.RateFromPrevious?.Value is not null).MinBy(stage => stage.RateFromPrevious!.Value)?.Name;
}
