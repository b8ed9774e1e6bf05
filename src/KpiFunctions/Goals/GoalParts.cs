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

internal sealed record MissingAnswer(string Letter, string Field, string Detail)
{
    public static MissingAnswer Of(SmartProblem problem) => new(problem.Letter.WireName(), problem.Problem.Field, problem.Problem.Detail);

    public static IEnumerable<MissingAnswer> OfObjective(Goal goal, Objective? objective) => objective is not null ? [] :
    [
        new(SmartLetter.Relevant.WireName(), goal.Objective is null ? "parent" : "objective", "It leads to no objective that the registry knows."),
    ];
}

/// <param name="State">holds, no-longer-holds, no-data.</param>
/// <param name="Needed">What this goal must reach for its parent's target, as assumed; NeededNow: by what happens.</param>
internal sealed record AssumptionAnswer(
    string Parent, double Assumed, double? Actual, double? Low, double? High, string State, double Needed, double? NeededNow, bool? Enough)
{
    public static AssumptionAnswer Of(ParentAssumption assumption) => new(
        assumption.Parent, assumption.Assumed, assumption.Actual, assumption.Low, assumption.High, KebabCase.Of(assumption.State), assumption.Needed,
        assumption.NeededNow, assumption.IsEnough);
}
