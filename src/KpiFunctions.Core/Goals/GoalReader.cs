using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Goals;

/// <summary>A goal, or what it lacks of the letters that its own fields decide: all but achievable.</summary>
public sealed record ReadGoal(Goal? Goal, IReadOnlyList<SmartProblem> Problems);

/// <summary>Reads an entry of kind <c>goals</c>.</summary>
public static class GoalReader
{
    /// <summary>The scope of a goal about everything; a goal says so.</summary>
    public const string Everything = "everything";

    private const double Most = 1e15;
    private const int MostDays = 1830;

    public static ReadGoal Read(RegistryEntry entry)
    {
        var reading = new Reading(entry.Fields);
        var (kpi, shape) = reading.Kpi();
        var scope = reading.Scope();
        var (baseline, target) = (reading.Number("baseline"), reading.Number("target"));
        var (objective, parent, conversion) = reading.Relevance();
        var period = reading.Period();
        var goal = kpi is null || shape is null || scope is null || baseline is null || target is null || period is null ? null : new Goal
        {
            Id = entry.Id,
            Name = entry["name"] ?? entry.Id,
            Kpi = kpi,
            KpiVersion = reading.Version(),
            Shape = shape.Value,
            Scope = scope,
            Baseline = baseline.Value,
            Target = target.Value,
            Period = period.Value,
            Owner = entry["owner"],
            Objective = objective,
            Parent = parent,
            AssumedConversion = conversion,
            Why = entry["why"],
        };
        if (parent == entry.Id) reading.Fail(SmartLetter.Relevant, "parent", "A goal is not its own parent.");
        return new(reading.Problems.Count == 0 ? goal : null, reading.Problems);
    }

    /// <summary>For the registry's door: one sentence that names every letter that is missing.</summary>
    internal static IReadOnlyList<FieldProblem> Check(RegistryEntry entry)
    {
        var problems = Read(entry).Problems;
        if (problems.Count == 0) return [];
        var details = string.Join(" ", problems.Select(problem => problem.Problem.Detail));
        return [new FieldProblem(problems[0].Problem.Field, $"The goal is {SmartLetters.Missing(problems)}: {details}")];
    }

    private sealed class Reading(IReadOnlyDictionary<string, string> entry)
    {
        private readonly EntryFields fields = new(entry);
        private readonly List<SmartProblem> problems = [];

        public IReadOnlyList<SmartProblem> Problems => problems;

        public void Fail(SmartLetter letter, string field, string detail) => problems.Add(new(letter, new(field, detail)));

        public (KpiDefinition?, GoalShape?) Kpi()
        {
            if (fields["kpi"] is not { } name) Fail(SmartLetter.Specific, "kpi", "'kpi' is missing: say what is measured.");
            else if (KpiCatalog.Find(name) is not { } kpi) Fail(SmartLetter.Measurable, "kpi", $"'{name}' is no KPI; GET /kpis/definitions lists them.");
            else if (GoalShapes.Of(kpi) is not { } shape) Fail(SmartLetter.Measurable, "kpi", $"'{name}' has no value over several days or posts.");
            else return (kpi, shape);
            return (null, null);
        }

        public int? Version() => (int?)Take(SmartLetter.Measurable, () => fields.Number("kpiVersion", 1, 1_000_000));

        public Scope? Scope()
        {
            if (fields["scope"] is not { } text) Fail(SmartLetter.Specific, "scope", $"'scope' is missing: write \"{Everything}\", or whom it is about, as in \"campaign=spring\".");
            else if ((text == Everything ? Kpis.Scope.Total : Kpis.Scope.TryParse(text)) is { } scope) return scope;
            else Fail(SmartLetter.Specific, "scope", $"'{text}' is no scope that rows are kept for, such as \"campaign=spring\".");
            return null;
        }

        public double? Number(string name)
        {
            if (fields[name] is null) Fail(SmartLetter.Measurable, name, $"'{name}' is missing.");
            return Take(SmartLetter.Measurable, () => fields.Number(name, -Most, Most));
        }

        public (string?, string?, double?) Relevance()
        {
            var (objective, parent) = (fields["objective"], fields["parent"]);
            if (objective is null && parent is null) Fail(SmartLetter.Relevant, "objective", "'objective' is missing: say what it serves, or name a 'parent' goal.");
            if (fields["assumedConversion"] is not null && parent is null) Fail(SmartLetter.Relevant, "assumedConversion", "'assumedConversion' goes with a 'parent'.");
            return (objective, parent, Take(SmartLetter.Relevant, () => fields.Number("assumedConversion", 1e-12, Most)));
        }

        public Period? Period()
        {
            foreach (var name in new[] { "start", "due" })
                if (fields[name] is null) Fail(SmartLetter.TimeBound, name, $"'{name}' is missing.");
            var (start, due) = (Take(SmartLetter.TimeBound, () => fields.Day("start")), Take(SmartLetter.TimeBound, () => fields.Day("due")));
            if (start is not { } from || due is not { } to) return null;
            if (to > from && to.DayNumber - from.DayNumber < MostDays) return new Period(from, to);
            Fail(SmartLetter.TimeBound, "due", "'due' is not after 'start', or more than five years after it.");
            return null;
        }

        // What the reader of fields found wrong belongs to the letter.
        private T Take<T>(SmartLetter letter, Func<T> read)
        {
            var before = fields.Problems.Count;
            var value = read();
            problems.AddRange(fields.Problems.Skip(before).Select(problem => new SmartProblem(letter, problem)));
            return value;
        }
    }
}
