using KpiFunctions.Core.Goals;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Goals;

/// <summary>A goal of April with what a test changes of it, and rows for it.</summary>
internal static class DeclaredGoal
{
    public static readonly DateOnly Start = new(2026, 4, 1);

    public static RegistryEntry Entry(params (string Name, string? Value)[] changes)
    {
        var fields = new Dictionary<string, string>
        {
            ["kpi"] = "clicks",
            ["scope"] = "everything",
            ["baseline"] = "2500",
            ["target"] = "3000",
            ["start"] = "2026-04-01",
            ["due"] = "2026-04-30",
            ["objective"] = "visits",
        };
        foreach (var (name, value) in changes)
        {
            if (value is null) fields.Remove(name);
            else fields[name] = value;
        }
        return new(RegistryKind.Goals.Name, "april", fields);
    }

    public static Goal Read(params (string Name, string? Value)[] changes)
    {
        var read = GoalReader.Read(Entry(changes));
        Assert.Empty(read.Problems);
        return read.Goal!;
    }

    /// <param name="values">Of each day from the first on.</param>
    public static GoalHistory History(Goal goal, DateOnly first, DateOnly until, Func<int, (Measure Measure, long Value)[]> values) =>
        new(goal, [.. Enumerable.Range(0, until.DayNumber - first.DayNumber + 1).Select(i => Row(goal, first.AddDays(i), values(i)))], until);

    public static GoalResult Evaluate(Goal goal, DateOnly first, DateOnly until, Func<int, (Measure Measure, long Value)[]> values) =>
        GoalEvaluation.Of(History(goal, first, until, values), isOver: until > goal.Period.To);

    public static GoalResult ClicksOf(Goal goal, DateOnly first, DateOnly until, Func<int, long> clicks) =>
        Evaluate(goal, first, until, i => [(Measures.ClicksHuman, clicks(i))]);

    private static KpiRow Row(Goal goal, DateOnly day, IEnumerable<(Measure Measure, long Value)> values)
    {
        var measures = new MeasureValues();
        foreach (var (measure, value) in values) measures[measure] = value;
        return new KpiRow(goal.Scope, day, measures, Some.Noon, "EUR", new Dictionary<string, long>());
    }
}
