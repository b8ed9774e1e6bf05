using System.Collections.Concurrent;
using KpiFunctions.Core.Experiments;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Experiments;

/// <summary>Evaluates experiments on the rolled rows: one range read for each member, so a late conversion moves the result as soon as its day is rolled.</summary>
internal sealed class ExperimentQuery(IKpiTable kpis, IDayTable days, DayStates states)
{
    private const int ParallelReads = 8;

    public async Task<IReadOnlyList<ExperimentAnswer>> RunAsync(IReadOnlyList<RegistryEntry> entries, DateOnly asOf, CancellationToken cancel)
    {
        var answers = new List<ExperimentAnswer>();
        foreach (var entry in entries)
        {
            var (experiment, problems) = ExperimentReader.Read(entry);
            answers.Add(experiment is null ? ExperimentAnswer.Broken(entry, problems) : await EvaluateAsync(experiment, asOf, cancel));
        }
        return answers;
    }

    private async Task<ExperimentAnswer> EvaluateAsync(Experiment experiment, DateOnly asOf, CancellationToken cancel)
    {
        if (asOf < experiment.Planned.From) return ExperimentAnswer.Of(experiment, Evaluate(experiment, Empty, asOf), []);
        var period = new Period(experiment.Planned.From, asOf < experiment.LastDay ? asOf : experiment.LastDay);
        var rows = await ReadAsync(experiment, period, cancel);
        var rolled = await RolledDays.OfAsync(days, states, period, cancel);
        return ExperimentAnswer.Of(experiment, Evaluate(experiment, rows, asOf), OfDays(rolled, period));
    }

    private static IReadOnlyDictionary<string, IReadOnlyList<KpiRow>> Empty { get; } = new Dictionary<string, IReadOnlyList<KpiRow>>();

    private static ExperimentResult Evaluate(Experiment experiment, IReadOnlyDictionary<string, IReadOnlyList<KpiRow>> rows, DateOnly asOf) =>
        Evaluation.Of(experiment, [.. experiment.Variants.Select(variant => VariantSample.Of(experiment.Unit, variant, rows))], asOf);

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<KpiRow>>> ReadAsync(Experiment experiment, Period period, CancellationToken cancel)
    {
        var rows = new ConcurrentDictionary<string, IReadOnlyList<KpiRow>>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            experiment.Variants.SelectMany(variant => variant.Members),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReads, CancellationToken = cancel },
            async (member, token) => rows[member] = await kpis.SeriesAsync(experiment.ScopeOf(member), period.From, period.To, token).ToListAsync(token));
        return rows;
    }

    private static IEnumerable<string> OfDays(RolledDays rolled, Period period)
    {
        if (rolled.Last is null) yield return "No day of it is rolled up yet.";
        else if (rolled.Last < period.To) yield return $"The last day with data is {IsoDay.Text(rolled.Last.Value)}.";
        if (rolled.ProvisionalFrom is { } first) yield return $"Days from {IsoDay.Text(first)} on are provisional: late records may still move it.";
    }
}
