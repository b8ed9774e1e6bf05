using KpiFunctions.Core.Goals;
using KpiFunctions.Reading;

namespace KpiFunctions.Goals;

/// <param name="Low">Null where the past is too short to say.</param>
/// <param name="Backtest">How wrong each method was on the past: root mean square error of the sum of seven days.</param>
internal sealed record ProjectionAnswer(double Value, double? Low, double? High, double Level, string Method, IReadOnlyList<TestedMethod> Backtest)
{
    public static ProjectionAnswer Of(Projection projection) =>
        new(projection.Value, projection.Low, projection.High, Projection.Level, projection.Method, projection.Tried);
}

/// <param name="Value">A number in the KPI's unit; of new-date a day.</param>
internal sealed record AdjustmentAnswer(string Kind, object? Value);

/// <param name="Letter">specific, measurable, achievable, relevant, time-bound.</param>
internal sealed record LetterProblem(string Letter, string Field, string Detail)
{
    public static LetterProblem Of(SmartProblem problem) => new(problem.Letter.WireName(), problem.Problem.Field, problem.Problem.Detail);

    public static IEnumerable<LetterProblem> Of(Goal goal, GoalResult result, Objective? objective)
    {
        foreach (var problem in result.Missing) yield return Of(problem);
        if (objective is null)
            yield return new(SmartLetter.Relevant.WireName(), goal.Objective is null ? "parent" : "objective", "It leads to no objective that the registry knows.");
    }

    public static IReadOnlyList<string> Letters(IEnumerable<LetterProblem> problems) => [.. problems.Select(problem => problem.Letter).Distinct()];
}

/// <param name="State">holds, no-longer-holds, no-data.</param>
/// <param name="Needed">What this goal must reach for its parent's target, as assumed; NeededNow: by what happens.</param>
/// <param name="NeededLift">How much more than its baseline that is, as assumed: 0.1 is +10 %; null without a baseline above 0.</param>
internal sealed record AssumptionAnswer(
    string Parent, double Assumed, double? Actual, double? Low, double? High, string State, double Needed, double? NeededNow, double? NeededLift, double? NeededLiftNow, bool? Enough)
{
    public static AssumptionAnswer Of(ParentAssumption assumption, double baseline) => new(
        assumption.Parent, assumption.Assumed, assumption.Actual, assumption.Low, assumption.High, KebabCase.Of(assumption.State), assumption.Needed,
        assumption.NeededNow, Lift(assumption.Needed, baseline), Lift(assumption.NeededNow, baseline), assumption.IsEnough);

    private static double? Lift(double? needed, double baseline) => baseline > 0 ? needed / baseline - 1 : null;
}
