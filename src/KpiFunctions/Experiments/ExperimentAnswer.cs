using System.Text.Json.Serialization;
using KpiFunctions.Core.Experiments;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;

namespace KpiFunctions.Experiments;

/// <summary>An experiment as the API shows it. An entry that cannot be read any more has its problems, and no numbers.</summary>
internal sealed record ExperimentAnswer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Hypothesis { get; init; }

    public string? On { get; init; }

    public string? Unit { get; init; }

    public string? Metric { get; init; }

    public string? Method { get; init; }

    public string? Start { get; init; }

    public string? PlannedEnd { get; init; }

    /// <summary>draft, running, finished, or invalid.</summary>
    public required string State { get; init; }

    public IReadOnlyList<VariantAnswer> Variants { get; init; } = [];

    public SampleRatioAnswer? SampleRatio { get; init; }

    /// <summary>By the declared method; the verdict obeys these.</summary>
    public IReadOnlyList<ComparisonAnswer> Comparisons { get; init; } = [];

    /// <summary>By the other methods.</summary>
    public IReadOnlyList<ComparisonAnswer> Others { get; init; } = [];

    public PriorAnswer? Prior { get; init; }

    public PowerAnswer? Power { get; init; }

    public VerdictAnswer? Verdict { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FieldProblem>? Problems { get; init; }

    public static ExperimentAnswer Broken(RegistryEntry entry, IReadOnlyList<FieldProblem> problems) =>
        new() { Id = entry.Id, Name = entry["name"] ?? entry.Id, State = "invalid", Problems = problems };

    /// <param name="conditions">What the days of the rows add to the verdict's.</param>
    public static ExperimentAnswer Of(Experiment experiment, ExperimentResult result, IEnumerable<string> conditions) => new()
    {
        Id = experiment.Id,
        Name = experiment.Name,
        Hypothesis = experiment.Hypothesis,
        On = experiment.On,
        Unit = experiment.Unit.WireName(),
        Metric = experiment.Metric.Name,
        Method = experiment.Method.WireName(),
        Start = IsoDay.Text(experiment.Planned.From),
        PlannedEnd = IsoDay.Text(experiment.Planned.To),
        State = KebabCase.Of(result.State),
        Variants = VariantAnswer.Of(result.Variants),
        SampleRatio = new(result.SampleRatio.ChiSquare, result.SampleRatio.P, result.SampleRatio.IsAlarm),
        Comparisons = [.. result.Comparisons.Select(each => ComparisonAnswer.Of(experiment, each))],
        Others = [.. result.Others.Select(each => ComparisonAnswer.Of(experiment, each))],
        Prior = new(experiment.Prior.Mean, experiment.Prior.StandardDeviation),
        Power = new(result.Power.MinimumSample, result.Power.DetectableLift, experiment.Alpha, experiment.Power),
        Verdict = new(KebabCase.Of(result.Verdict.Code), result.Verdict.Words, [.. result.Verdict.Conditions, .. conditions]),
    };
}

/// <param name="P">Null: too few exposures to tell.</param>
internal sealed record SampleRatioAnswer(double ChiSquare, double? P, bool Alarm);

/// <summary>What a Bayesian comparison believes before any data: normal.</summary>
internal sealed record PriorAnswer(double Mean, double Deviation);

/// <param name="MinimumSample">Exposures of each variant, by what was declared before the start; null when that says too little.</param>
/// <param name="MinimumDetectableLift">What the exposures so far would show; null without any.</param>
internal sealed record PowerAnswer(long? MinimumSample, double? MinimumDetectableLift, double Alpha, double Power);

internal sealed record VerdictAnswer(string Code, string Words, IReadOnlyList<string> Conditions);
