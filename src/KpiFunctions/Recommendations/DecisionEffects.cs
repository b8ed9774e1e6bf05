using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Kpis;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Recommendations;

/// <summary>
/// What people decided (registry kind <c>decisions</c>) and what came after it. Before and after are told side by side: what else happened in those
/// days is in both, so this is no proof.
/// </summary>
internal sealed class DecisionEffects(RegistryLists registry, IKpiTable kpis, IOptions<ReportingOptions> options, TimeProvider clock)
{
    private const int Days = 30;

    public Task<IReadOnlyList<RegistryEntry>> AllAsync(CancellationToken cancel) => registry.AllAsync(RegistryKind.Decisions, cancel);

    public async Task<IReadOnlyList<DecisionAnswer>> OfAsync(IReadOnlyList<RegistryEntry> all, string of, string member, CancellationToken cancel)
    {
        var answers = new List<DecisionAnswer>();
        foreach (var decision in all.Where(entry => entry["of"] == of && entry["member"] == member).OrderBy(entry => entry["decidedOn"], StringComparer.Ordinal))
            answers.Add(new DecisionAnswer(decision.Id, decision["decision"]!, decision["decidedOn"]!, decision["by"], decision["note"], await EffectAsync(of, member, IsoDay.Parse(decision["decidedOn"]!), cancel)));
        return answers;
    }

    // Rows are kept for creators; a format's or an incentive's are put together from members that may have changed since.
    private async Task<DecisionEffect?> EffectAsync(string of, string member, DateOnly decided, CancellationToken cancel)
    {
        var isOver = options.Value.Zone.DayOf(clock.GetUtcNow()) > decided.AddDays(Days);
        if (of != "influencer" || !isOver) return null;
        var scope = Scope.Of((Dimension.Influencer, member));
        var before = await SumAsync(scope, new Period(decided.AddDays(-Days), decided.AddDays(-1)), cancel);
        var after = await SumAsync(scope, new Period(decided.AddDays(1), decided.AddDays(Days)), cancel);
        return new DecisionEffect(Of(before, Measures.Orders), Of(after, Measures.Orders), Net(before), Net(after), Of(before, Measures.Cost), Of(after, Measures.Cost));
    }

    private async Task<MeasureValues> SumAsync(Scope scope, Period period, CancellationToken cancel)
    {
        var sum = new MeasureValues();
        await foreach (var row in kpis.SeriesAsync(scope, period.From, period.To, cancel)) sum.AppendDay(row.Measures);
        return sum;
    }

    private static long Of(MeasureValues values, Measure measure) => values.Of(measure)!.Value;

    private static long Net(MeasureValues values) => Of(values, Measures.RevenueGross) - Of(values, Measures.RefundedAmount);
}
