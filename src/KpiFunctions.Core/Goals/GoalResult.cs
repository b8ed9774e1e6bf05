using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Goals;

/// <summary>Wire names: ahead, on-track, at-risk, off-track, met, missed, no-data.</summary>
public enum GoalStatus
{
    /// <summary>The whole projected range reaches the target.</summary>
    Ahead,
    /// <summary>The projection reaches it.</summary>
    OnTrack,
    /// <summary>The projection does not, its range does.</summary>
    AtRisk,
    /// <summary>Nor does its range.</summary>
    OffTrack,
    Met,
    Missed,
    NoData,
}

/// <summary>What would make an off goal a goal again.</summary>
/// <param name="Kind">daily-rate (in the KPI's unit a day, or the rate that is left to reach), new-date, fitting-target.</param>
/// <param name="Value">Null for dates.</param>
public sealed record Adjustment(string Kind, double? Value, DateOnly? Date);

/// <param name="AsOf">The last day that was counted.</param>
/// <param name="Progress">Of sums actual / target, of levels and rates (actual - baseline) / (target - baseline); null with actual or without a way to go.</param>
/// <param name="Elapsed">The share of the goal's days that have passed.</param>
/// <param name="Pace">Progress / elapsed: 1 is just enough.</param>
public sealed record GoalResult(
    DateOnly AsOf,
    KpiValue Actual,
    double? Progress,
    double Elapsed,
    double? Pace,
    Projection? Projection,
    GoalStatus Status,
    IReadOnlyList<Adjustment> Adjustments,
    IReadOnlyList<SmartProblem> Missing);
