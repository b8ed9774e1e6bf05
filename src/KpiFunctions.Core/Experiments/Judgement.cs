using System.Globalization;

namespace KpiFunctions.Core.Experiments;

/// <summary>Says in words what an experiment shows. The order of the questions matters: a broken split is told before any lift.</summary>
internal sealed class Judgement(
    Experiment experiment, ExperimentState state, IReadOnlyList<VariantResult> variants, SampleRatio ratio, IReadOnlyList<Comparison> compared, ExperimentPower power)
{
    public Verdict Verdict()
    {
        var (code, words) = Decide();
        return new(code, words, new Conditions(experiment, state, variants, ratio, compared, power).All());
    }

    private (VerdictCode, string) Decide()
    {
        if (state == ExperimentState.Draft) return (VerdictCode.NotStarted, NotStarted());
        if (ratio.IsAlarm) return (VerdictCode.Withheld, BrokenSplit());
        if (experiment.Method == ExperimentMethod.Fixed && state == ExperimentState.Running)
            return (VerdictCode.KeepRunning, Text($"A fixed-horizon test is read once, at its end on {experiment.LastDay:yyyy-MM-dd}."));
        if (experiment.Method == ExperimentMethod.Fixed && experiment.EndedEarly)
            return (VerdictCode.Withheld, Text($"It was ended on {experiment.LastDay:yyyy-MM-dd} instead of {experiment.Planned.To:yyyy-MM-dd}; a fixed-horizon test says nothing then."));
        if (compared.All(each => each.Range is null)) return WithoutRange();
        return compared.Any(IsShown) ? Shown() : NothingShown();
    }

    private string NotStarted()
    {
        var starts = Text($"It starts on {experiment.Planned.From:yyyy-MM-dd}.");
        if (power.MinimumSample is not { } needed) return starts + " No minimum sample was declared.";
        var shown = Text($"{Percent(experiment.MinimumLift!.Value)} with a power of {Percent(experiment.Power, signed: false)}");
        return Text($"{starts} Each variant needs {needed} {Wording.Exposures(experiment.Unit)} to show {shown}.");
    }

    private string BrokenSplit() => Text(
        $"The exposures did not fall on the variants as declared (chi-square {ratio.ChiSquare:0.0}, p = {ratio.P:0.0e+0}): {Split()}. Find out why; until then no lift can be believed.");

    private string Split()
    {
        var (total, weights) = (variants.Sum(variant => variant.Exposures), variants.Sum(variant => variant.Variant.Weight));
        return string.Join(", ", variants.Select(variant =>
            Text($"{variant.Variant.Id} {variant.Exposures} instead of {total * variant.Variant.Weight / weights:0}")));
    }

    private (VerdictCode, string) WithoutRange()
    {
        var why = string.Join(", ", compared.Select(each => $"{each.Variant.Id}: {each.Reason}"));
        return state == ExperimentState.Running
            ? (VerdictCode.KeepRunning, $"There is too little to compare yet ({why}).")
            : (VerdictCode.Withheld, $"There is too little to compare ({why}).");
    }

    private bool IsShown(Comparison comparison) => comparison.Range is { } range
        && (comparison.HolmP is { } p ? p < experiment.Alpha : range.Low > 0 || range.High < 0);

    private bool IsBetter(Comparison comparison) =>
        comparison.Range!.Value > 0 != new ExperimentMetric(experiment.Unit, experiment.Metric).LowerIsBetter;

    private (VerdictCode, string) Shown()
    {
        var shown = compared.Where(IsShown).ToList();
        var better = shown.Where(IsBetter).OrderByDescending(each => Math.Abs(each.Range!.Value)).ToList();
        var named = better.Count > 0 ? better[0] : shown.MaxBy(each => Math.Abs(each.Range!.Value))!;
        var verdict = better.Count > 0 ? "better" : "worse";
        return (better.Count > 0 ? VerdictCode.Winner : VerdictCode.Loser, $"{Name(named)} is {verdict} than {experiment.Control.Id}: {Of(named.Range!)}.");
    }

    private (VerdictCode, string) NothingShown()
    {
        var ranges = string.Join("; ", compared.Where(each => each.Range is not null).Select(each => $"{each.Variant.Id} {Of(each.Range!)}"));
        if (state == ExperimentState.Running) return (VerdictCode.KeepRunning, $"No difference is shown yet: {ranges}.");
        var detectable = power.DetectableLift is { } lift ? $" Lifts below about {Percent(lift)} could not have been seen." : "";
        return (VerdictCode.NoDifferenceShown, $"No difference is shown, which is not the same as none: {ranges}.{detectable}");
    }

    private static string Name(Comparison comparison) => comparison.Variant.Id;

    private string Of(LiftRange range) => Text(
        $"{experiment.Metric.Title.ToLowerInvariant()} {Percent(range.Value)} ({Percent(range.Level, signed: false)} interval {Percent(range.Low)} to {Percent(range.High)})");

    private static string Percent(double share, bool signed = true) =>
        (share * 100).ToString(signed ? "+0.#;-0.#;0" : "0.##", CultureInfo.InvariantCulture) + " %";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
