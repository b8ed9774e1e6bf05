using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Reading.Funnels;

/// <summary>The stages of a scope over a range, each a sum of events.</summary>
internal sealed class FunnelQuery(FilteredRows filtered)
{
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
            stages.Add(new FunnelStage(name, value, stages.Count == 0 ? null : RateAnswer.Of(value, stages[^1].Value)));
        }
        return new FunnelAnswer(
            scope.ToString(), IsoDay.Text(period.From), IsoDay.Text(period.To), stages, BottleneckOf(stages),
            RateAnswer.Of(values.Of(Measures.Orders), values.Of(Measures.ClicksHuman)));
    }

    // Of a hundred who see a post few click, always: that step says nothing about what to mend.
    private static string? BottleneckOf(List<FunnelStage> stages) =>
        stages.Skip(2).Where(stage => stage.RateFromPrevious?.Value is not null).MinBy(stage => stage.RateFromPrevious!.Value)?.Name;
}
