using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Goals;

/// <summary>A goal as it was declared (registry kind <c>goals</c>): specific, measurable, relevant, time-bound; whether it is achievable shows only beside history.</summary>
public sealed record Goal
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required KpiDefinition Kpi { get; init; }

    /// <summary>The definition's version when the goal was set; another one now is told.</summary>
    public int? KpiVersion { get; init; }

    public required GoalShape Shape { get; init; }

    public required Scope Scope { get; init; }

    /// <summary>Where it stood before: of sums that of as long a time before the start. In the KPI's unit, money in minor units.</summary>
    public required double Baseline { get; init; }

    public required double Target { get; init; }

    /// <summary>From the start to the day on which it is due.</summary>
    public required Period Period { get; init; }

    public string? Owner { get; init; }

    /// <summary>Null where it serves its parent's.</summary>
    public string? Objective { get; init; }

    public string? Parent { get; init; }

    /// <summary>How much of the parent's KPI one of this KPI is expected to bring: 0.02 orders for a click.</summary>
    public double? AssumedConversion { get; init; }

    /// <summary>Why more than history shows can be reached.</summary>
    public string? Why { get; init; }

    /// <summary>A ceiling instead of a floor.</summary>
    public bool LowerIsBetter => Kpi.Direction == KpiDirection.Down || (Kpi.Direction == KpiDirection.None && Target < Baseline);

    public bool IsReachedBy(double value) => LowerIsBetter ? value <= Target : value >= Target;
}
