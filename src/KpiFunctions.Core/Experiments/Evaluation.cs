namespace KpiFunctions.Core.Experiments;

/// <summary>An experiment's numbers to its result: a pure function of the declaration, the rows and the day.</summary>
public static class Evaluation
{
    /// <param name="samples">Of the variants, in their order.</param>
    /// <param name="day">Until when rows were counted, or the day before the start.</param>
    public static ExperimentResult Of(Experiment experiment, IReadOnlyList<VariantSample> samples, DateOnly day)
    {
        var variants = samples.Select(sample => VariantEstimate.Of(experiment, sample)).ToList();
        var ratio = SampleRatio.Of([.. variants.Select(variant => (variant.Exposures, variant.Variant.Weight))]);
        var compared = CompareBy(experiment, experiment.Method, variants);
        var others = Enum.GetValues<ExperimentMethod>().Where(method => method != experiment.Method);
        var power = PowerOf(experiment, variants);
        var state = experiment.StateOn(day);
        return new(
            state, variants, ratio, compared, [.. others.SelectMany(method => CompareBy(experiment, method, variants))], power,
            new Judgement(experiment, state, variants, ratio, compared, power).Verdict());
    }

    private static IReadOnlyList<Comparison> CompareBy(Experiment experiment, ExperimentMethod method, List<VariantResult> variants)
    {
        var compared = variants.Skip(1).Select(variant => Compare(experiment, method, variant, variants[0])).ToList();
        var adjusted = Holm.Adjust([.. compared.Select(each => each.Range?.P ?? 1)]);
        return [.. compared.Select((each, i) => each.Range?.P is null ? each : each with { HolmP = adjusted[i] })];
    }

    private static Comparison Compare(Experiment experiment, ExperimentMethod method, VariantResult variant, VariantResult control)
    {
        var metric = new ExperimentMetric(experiment.Unit, experiment.Metric);
        Comparison None(string reason) => new(variant.Variant, method, null, null, reason);
        if (variant.Metric is not { } treated || control.Metric is not { } untreated) return None((variant.Reason ?? control.Reason)!);
        if ((VariantEstimate.TooFew(method, metric.IsShare, treated) ?? VariantEstimate.TooFew(method, metric.IsShare, untreated)) is { } few) return None(few);
        if (Lift.Of(treated, untreated) is not { } lift) return None("no-variation");
        return new(variant.Variant, method, RangeOf(experiment, method, lift, metric), null, null);
    }

    // Of several intervals each is as much surer, so that all of them hold together.
    private static LiftRange RangeOf(Experiment experiment, ExperimentMethod method, Lift lift, ExperimentMetric metric)
    {
        var alpha = experiment.Alpha / (experiment.Variants.Count - 1);
        return method switch
        {
            ExperimentMethod.Fixed => FixedHorizon.Of(lift, alpha),
            ExperimentMethod.Bayesian => experiment.Prior.Of(lift, experiment.Alpha),
            _ => AlwaysValid.Of(lift, alpha, experiment.Tuning ?? metric.Tuning),
        };
    }

    private static ExperimentPower PowerOf(Experiment experiment, List<VariantResult> variants)
    {
        var size = new SampleSize(experiment.Alpha, experiment.Power, experiment.Variants.Count);
        var lifts = variants.Skip(1).Select(variant => variant.Metric is { } treated && variants[0].Metric is { } control ? Lift.Of(treated, control) : null).OfType<Lift>().ToList();
        double? detectable = lifts.Count == 0 ? null : size.DetectableLift(lifts.Max(lift => lift.StandardError));
        return new(MinimumSample(experiment), detectable);
    }

    /// <summary>Exposures that each variant needs by what was declared before the start; null when that does not say enough.</summary>
    public static long? MinimumSample(Experiment experiment)
    {
        if (experiment is not { Baseline: { } baseline, MinimumLift: { } lift }) return null;
        var metric = new ExperimentMetric(experiment.Unit, experiment.Metric);
        var size = new SampleSize(experiment.Alpha, experiment.Power, experiment.Variants.Count);
        var needed = metric.IsShare ? size.OfShare(baseline, lift) : experiment.Deviation is { } deviation ? size.OfMean(baseline, deviation, lift) : (long?)null;
        return experiment.Method == ExperimentMethod.Sequential && needed is { } units ? size.Sequential(units, experiment.Tuning ?? metric.Tuning) : needed;
    }
}
