using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Experiments;

/// <summary>An experiment as it was declared (registry kind <c>experiments</c>). What it must say before it starts cannot be made up afterwards.</summary>
public sealed record Experiment
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Hypothesis { get; init; }

    /// <summary>content, incentive, landing-page or creator.</summary>
    public string? On { get; init; }

    public required ExperimentUnit Unit { get; init; }

    /// <summary>The primary metric; a verdict is given on no other.</summary>
    public required KpiDefinition Metric { get; init; }

    /// <summary>The control first.</summary>
    public required IReadOnlyList<Variant> Variants { get; init; }

    public required Period Planned { get; init; }

    /// <summary>The last day when it was ended before its planned end.</summary>
    public DateOnly? Stopped { get; init; }

    /// <summary>Of creators: only what they do for this campaign counts.</summary>
    public string? Campaign { get; init; }

    public ExperimentMethod Method { get; init; }

    public double Alpha { get; init; } = 0.05;

    public double Power { get; init; } = 0.8;

    /// <summary>The metric before the experiment; null when nobody said.</summary>
    public double? Baseline { get; init; }

    /// <summary>The standard deviation over units; means and ratios need it for a minimum sample.</summary>
    public double? Deviation { get; init; }

    /// <summary>The smallest lift that is worth knowing.</summary>
    public double? MinimumLift { get; init; }

    public Prior Prior { get; init; } = Prior.Default;

    /// <summary>Units at which the always-valid interval is tightest; null: <see cref="ExperimentMetric.Tuning"/>.</summary>
    public double? Tuning { get; init; }

    public Variant Control => Variants[0];

    public DateOnly LastDay => Stopped is { } stopped && stopped < Planned.To ? stopped : Planned.To;

    public bool EndedEarly => LastDay < Planned.To;

    public ExperimentState StateOn(DateOnly day) =>
        day < Planned.From ? ExperimentState.Draft : day <= LastDay ? ExperimentState.Running : ExperimentState.Finished;

    /// <summary>The rows of one member.</summary>
    public Scope ScopeOf(string member) => Campaign is { } campaign
        ? Scope.Of((Dimension.Campaign, campaign), (Unit.Dimension(), member))
        : Scope.Of((Unit.Dimension(), member));
}

/// <summary>Wire names: draft, running, finished.</summary>
public enum ExperimentState
{
    Draft,
    Running,
    Finished,
}
