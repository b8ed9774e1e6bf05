using System.Text.Json.Serialization;
using KpiFunctions.Core.Goals;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;

namespace KpiFunctions.Goals;

/// <summary>A goal as the API shows it. Values are in the KPI's unit, money in minor units of the reporting currency.</summary>
internal sealed record GoalAnswer
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public string? Kpi { get; init; }

    public int? KpiVersion { get; init; }

    /// <summary>The KPI's definition is not the one that the goal was set with.</summary>
    public bool DefinitionChanged { get; init; }

    public string? Scope { get; init; }

    /// <summary>Its own, or its parents'.</summary>
    public string? Objective { get; init; }

    public string? Owner { get; init; }

    public string? Parent { get; init; }

    public double? Baseline { get; init; }

    public double? Target { get; init; }

    public string? Start { get; init; }

    public string? Due { get; init; }

    /// <summary>The last day that was counted.</summary>
    public string? AsOf { get; init; }

    public ValueAnswer? Actual { get; init; }

    public double? Progress { get; init; }

    public double? Elapsed { get; init; }

    public double? Pace { get; init; }

    public ProjectionAnswer? Projection { get; init; }

    public required string Status { get; init; }

    public IReadOnlyList<AdjustmentAnswer> Adjustments { get; init; } = [];

    /// <summary>Letters of SMART that it lacks.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>What is lacking of each letter.</summary>
    public IReadOnlyList<LetterProblem> Problems { get; init; } = [];

    public IReadOnlyList<GoalChange> Changes { get; init; } = [];

    /// <summary>Whether the KPI serves the objective, by the published table; null where the objective is not known.</summary>
    public bool? Serves { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public AssumptionAnswer? ParentAssumption { get; init; }

    public static GoalAnswer Broken(RegistryEntry entry, IReadOnlyList<SmartProblem> problems, IReadOnlyList<GoalChange> changes) => new()
    {
        Id = entry.Id,
        Name = entry["name"] ?? entry.Id,
        Kpi = entry["kpi"],
        Owner = entry["owner"],
        Parent = entry["parent"],
        Objective = entry["objective"],
        Status = KebabCase.Of(GoalStatus.NoData),
        Missing = LetterProblem.Letters(problems.Select(LetterProblem.Of)),
        Problems = [.. problems.Select(LetterProblem.Of)],
        Changes = changes,
    };

    public static GoalAnswer Of(Goal goal, GoalResult result, Objective? objective, ParentAssumption? assumption, IReadOnlyList<GoalChange> changes) =>
        Declared(goal) with
        {
            Objective = objective?.Id ?? goal.Objective,
            AsOf = IsoDay.Text(result.AsOf),
            Actual = new ValueAnswer(result.Actual.Value, result.Actual.WireReason),
            Progress = result.Progress,
            Elapsed = result.Elapsed,
            Pace = result.Pace,
            Projection = result.Projection is { } projection ? ProjectionAnswer.Of(projection) : null,
            Status = KebabCase.Of(result.Status),
            Adjustments = [.. result.Adjustments.Select(each => new AdjustmentAnswer(each.Kind, each.Date is { } day ? IsoDay.Text(day) : (object?)each.Value))],
            Missing = LetterProblem.Letters(LetterProblem.Of(goal, result, objective)),
            Problems = [.. LetterProblem.Of(goal, result, objective)],
            Changes = changes,
            Serves = objective is null ? null : ObjectiveTypes.Serves(goal.Kpi.Name, objective.Type),
            ParentAssumption = assumption is null ? null : AssumptionAnswer.Of(assumption, goal.Baseline),
        };

    private static GoalAnswer Declared(Goal goal) => new()
    {
        Id = goal.Id,
        Name = goal.Name,
        Kpi = goal.Kpi.Name,
        KpiVersion = goal.KpiVersion ?? goal.Kpi.Version,
        DefinitionChanged = goal.KpiVersion is { } version && version != goal.Kpi.Version,
        Scope = goal.Scope.ToString(),
        Owner = goal.Owner,
        Parent = goal.Parent,
        Baseline = goal.Baseline,
        Target = goal.Target,
        Start = IsoDay.Text(goal.Period.From),
        Due = IsoDay.Text(goal.Period.To),
        Status = KebabCase.Of(GoalStatus.NoData),
    };
}
