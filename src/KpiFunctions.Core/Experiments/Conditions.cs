using System.Globalization;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Experiments;

/// <summary>Under what a verdict holds, as sentences: how it was reached, what counts as a unit, and what was not as planned.</summary>
internal sealed class Conditions(
    Experiment experiment, ExperimentState state, IReadOnlyList<VariantResult> variants, SampleRatio ratio, IReadOnlyList<Comparison> compared, ExperimentPower power)
{
    private readonly ExperimentMetric metric = new(experiment.Unit, experiment.Metric);

    public IReadOnlyList<string> All() => [.. OfMethod(), .. OfUnit(), .. OfPlan(), .. OfSample()];

    private IEnumerable<string> OfMethod()
    {
        yield return experiment.Method switch
        {
            ExperimentMethod.Fixed => "Fixed horizon (Welch's t): it holds for one look, at the planned end.",
            ExperimentMethod.Bayesian => OfPrior(experiment.Prior) + " Looking each day and stopping on it is not guarded against.",
            _ => Text($"Always-valid interval, tightest at {experiment.Tuning ?? metric.Tuning} units: it may be read on any day."),
        };
        if (compared.Count > 1 && experiment.Method != ExperimentMethod.Bayesian)
            yield return Text($"{compared.Count} variants were compared with the control: p-values after Holm, intervals wide enough to hold together.");
    }

    private static string OfPrior(Prior prior) =>
        Text($"Bayesian: before any data the lift was believed to be normal with mean {prior.Mean} and standard deviation {prior.StandardDeviation}.");

    private IEnumerable<string> OfUnit()
    {
        if (experiment.Unit == ExperimentUnit.Visitor)
        {
            yield return "Visitors are human clicks on the variants' links: who clicks on two days counts twice, and whoever sends people to the links must do it by chance.";
            if (!metric.IsShare) yield return "Rows keep no single visitor's amount, so the units of the interval are the days.";
        }
        else yield return experiment.Unit == ExperimentUnit.Post ? "Every post counts once, however large." : "Every creator is one cluster, however much they posted.";
        foreach (var variant in variants)
            if (experiment.Unit != ExperimentUnit.Visitor && variant.Exposures < variant.Variant.Members.Count)
                yield return OfUnknown(variant.Variant, variant.Variant.Members.Count - variant.Exposures);
    }

    private string OfUnknown(Variant variant, long unknown) =>
        Text($"Of {variant.Id} nothing is known of {unknown} of {variant.Members.Count} {Wording.Exposures(experiment.Unit)}.");

    private IEnumerable<string> OfPlan()
    {
        if (experiment.EndedEarly) yield return Text($"Ended on {experiment.LastDay:yyyy-MM-dd}, planned until {experiment.Planned.To:yyyy-MM-dd}.");
        if (new Period(experiment.Planned.From, experiment.LastDay).Days < 7) yield return "It ran for less than a week, so weekdays may tell.";
        if (state != ExperimentState.Draft && ratio.P is null) yield return "Too few exposures to check the split.";
    }

    private IEnumerable<string> OfSample()
    {
        if (power.MinimumSample is not { } needed)
        {
            yield return "No minimum sample was declared before the start.";
            yield break;
        }
        if (state == ExperimentState.Draft) yield break;
        foreach (var variant in variants)
            if (SampleOf(variant) < needed)
                yield return Text($"{variant.Variant.Id} has {SampleOf(variant)} of the {needed} {Units} that were planned.");
    }

    private string Units => experiment.Unit == ExperimentUnit.Visitor && !metric.IsShare ? "days" : Wording.Exposures(experiment.Unit);

    private long SampleOf(VariantResult variant) => metric.IsShare ? variant.Exposures : variant.Metric?.Units ?? 0;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
