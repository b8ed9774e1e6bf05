using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Goals;

/// <summary>How a goal stands: a pure function of the declaration and the rows.</summary>
public static class GoalEvaluation
{
    /// <param name="isOver">The day on which it was due has passed.</param>
    public static GoalResult Of(GoalHistory history, bool isOver)
    {
        var goal = history.Goal;
        var passed = Math.Clamp(history.Until.DayNumber - goal.Period.From.DayNumber + 1, 0, goal.Period.Days);
        var actual = passed == 0 || history.IsEmpty ? KpiValue.Null(NullReason.NoData) : history.Value(goal.Period.From, history.Until);
        var elapsed = passed / (double)goal.Period.Days;
        var progress = actual.Value is { } value ? Progress(goal, value) : null;
        var projecting = actual.Value is { } known ? new GoalProjection(history, known) : null;
        var projection = projecting?.Make();
        var status = Status(goal, actual.Value, projection, elapsed, isOver);
        return new(
            history.Until, actual, progress, elapsed, elapsed > 0 ? progress / elapsed : null, projection, status,
            status is GoalStatus.AtRisk or GoalStatus.OffTrack ? Adjust(goal, projecting!, projection!) : [], Achievable(history));
    }

    private static double? Progress(Goal goal, double actual)
    {
        if (goal.Shape == GoalShape.Sum) return goal.Target == 0 ? null : actual / goal.Target;
        return goal.Target == goal.Baseline ? null : (actual - goal.Baseline) / (goal.Target - goal.Baseline);
    }

    private static GoalStatus Status(Goal goal, double? actual, Projection? projection, double elapsed, bool isOver)
    {
        if (actual is not { } value) return GoalStatus.NoData;
        var isReached = goal.IsReachedBy(value);
        if (isOver || elapsed >= 1) return isReached ? GoalStatus.Met : GoalStatus.Missed;
        // A sum does not come back: what is reached stays, and so does a ceiling that was broken.
        if (goal.Shape == GoalShape.Sum && isReached != goal.LowerIsBetter) return isReached ? GoalStatus.Met : GoalStatus.Missed;
        return projection is null ? GoalStatus.NoData : projection is { Low: { } low, High: { } high } ? ByRange(goal, projection.Value, low, high) : ByPace(goal, projection.Value);
    }

    private static GoalStatus ByRange(Goal goal, double value, double low, double high)
    {
        var (worst, best) = goal.LowerIsBetter ? (high, low) : (low, high);
        if (goal.IsReachedBy(worst)) return GoalStatus.Ahead;
        if (goal.IsReachedBy(value)) return GoalStatus.OnTrack;
        return goal.IsReachedBy(best) ? GoalStatus.AtRisk : GoalStatus.OffTrack;
    }

    // Without a range: a tenth of the way, or of the target, either side.
    private static GoalStatus ByPace(Goal goal, double value)
    {
        var tenth = 0.1 * Math.Abs(goal.Shape == GoalShape.Sum ? goal.Target : goal.Target - goal.Baseline);
        return ByRange(goal, value, value - tenth, value + tenth);
    }

    private static IReadOnlyList<Adjustment> Adjust(Goal goal, GoalProjection projecting, Projection projection)
    {
        var fitting = goal.Kpi.Denominator is null ? Math.Round(projection.Value) : projection.Value;
        List<Adjustment> adjustments = [];
        if (projecting.RequiredRate() is { } rate) adjustments.Add(new("daily-rate", rate, null));
        if (projecting.ReachedOn() is { } date) adjustments.Add(new("new-date", null, date));
        adjustments.Add(new("fitting-target", fitting, null));
        return adjustments;
    }

    // Half as much again as the best there was: beyond that somebody says why.
    private static IReadOnlyList<SmartProblem> Achievable(GoalHistory history)
    {
        const double Stretch = 1.5;
        var goal = history.Goal;
        if (goal.Why is not null) return [];
        if (history.BestBefore() is not { } best)
            return [new(SmartLetter.Achievable, new("why", "Too little is known from before the start to compare the target with: say in 'why' how it can be reached."))];
        var asked = goal.Shape switch
        {
            GoalShape.Sum => goal.Target / goal.Period.Days,
            GoalShape.Level => (goal.Target - goal.Baseline) / goal.Period.Days,
            _ => goal.Target,
        };
        if (goal.LowerIsBetter ? asked * Stretch >= best : asked <= best * Stretch) return [];
        return [new(SmartLetter.Achievable, new("why", "The target asks for more than half as much again as the best four weeks before the start: say in 'why' how it can be reached."))];
    }
}
