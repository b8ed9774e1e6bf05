namespace KpiFunctions.Core.Experiments;

/// <summary>One variant's numbers.</summary>
/// <param name="Conversions">The metric's numerator where it counts something, else the orders; null when unknown.</param>
/// <param name="Revenue">Net revenue in minor units.</param>
/// <param name="Metric">The estimate of the primary metric; null with the reason.</param>
public sealed record VariantResult(Variant Variant, long Exposures, double? Conversions, long Revenue, Estimate? Metric, string? Reason);

/// <summary>A variant against the control.</summary>
/// <param name="Range">Null with the reason.</param>
/// <param name="HolmP">The p-value after Holm's correction; null where the method has none.</param>
public sealed record Comparison(Variant Variant, ExperimentMethod Method, LiftRange? Range, double? HolmP, string? Reason);

/// <summary>Wire names: winner, loser, no-difference-shown, keep-running, withheld, not-started.</summary>
public enum VerdictCode
{
    Winner,
    Loser,
    NoDifferenceShown,
    KeepRunning,
    Withheld,
    NotStarted,
}

/// <param name="Words">What to make of it, as sentences.</param>
/// <param name="Conditions">Under what the words hold.</param>
public sealed record Verdict(VerdictCode Code, string Words, IReadOnlyList<string> Conditions);

/// <param name="MinimumSample">Exposures that each variant needs, as declared before the start; null when it was not.</param>
/// <param name="DetectableLift">The smallest lift that the exposures so far would show; null without any.</param>
public sealed record ExperimentPower(long? MinimumSample, double? DetectableLift);

/// <param name="Comparisons">By the declared method, which the verdict obeys.</param>
/// <param name="Others">By the other two, for whoever wants to know.</param>
public sealed record ExperimentResult(
    ExperimentState State,
    IReadOnlyList<VariantResult> Variants,
    SampleRatio SampleRatio,
    IReadOnlyList<Comparison> Comparisons,
    IReadOnlyList<Comparison> Others,
    ExperimentPower Power,
    Verdict Verdict);
