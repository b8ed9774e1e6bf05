using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Returns;
using KpiFunctions.Reading;

namespace KpiFunctions.Returns;

/// <summary>The components of the return besides money, in a period and in its baseline.</summary>
internal sealed class ReturnsQuery(ReturnFactsReader reader)
{
    public async Task<ReturnsAnswer> RunAsync(Scope scope, Period period, Period baseline, CancellationToken cancel)
    {
        var (now, before) = (await reader.ReadAsync(scope, period, cancel), await reader.ReadAsync(scope, baseline, cancel));
        return new ReturnsAnswer(
            scope.ToString(), IsoDay.Text(period.From), IsoDay.Text(period.To), IsoDay.Text(baseline.From), IsoDay.Text(baseline.To),
            [.. ReturnComponent.All.Select(component => Answer(component, component.Of(now), component.Of(before)))]);
    }

    private static ReturnAnswer Answer(ReturnComponent component, Measured now, Measured before) => new(
        component.Name, component.Group, component.Title, component.Definition, now.Value, before.Value, now.Value - before.Value, now.N, IntervalAnswer.Of(now.Interval),
        now.Reason, before.Reason);
}
