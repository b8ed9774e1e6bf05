using KpiFunctions.Core.Experiments;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Experiments;

/// <summary>An experiment on two links in March, with what a test changes of it, and rows for it.</summary>
internal static class DeclaredExperiment
{
    public static readonly DateOnly Start = new(2026, 3, 1);
    public static readonly DateOnly End = new(2026, 3, 28);

    public static RegistryEntry Entry(params (string Name, string? Value)[] changes)
    {
        var fields = new Dictionary<string, string>
        {
            ["unit"] = "visitor",
            ["metric"] = "conversionRate",
            ["variants"] = "a=0.5, b=0.5",
            ["members"] = "a: la; b: lb",
            ["start"] = "2026-03-01",
            ["plannedEnd"] = "2026-03-28",
        };
        foreach (var (name, value) in changes)
        {
            if (value is null) fields.Remove(name);
            else fields[name] = value;
        }
        return new(RegistryKind.Experiments.Name, "boots", fields);
    }

    public static Experiment Read(params (string Name, string? Value)[] changes)
    {
        var read = ExperimentReader.Read(Entry(changes));
        Assert.Empty(read.Problems);
        return read.Experiment!;
    }

    /// <summary>A row for each member: its measures on one day.</summary>
    public static ExperimentResult Evaluate(Experiment experiment, DateOnly day, params (string Member, (Measure Measure, long Value)[] Values)[] members)
    {
        var rows = members.GroupBy(member => member.Member).ToDictionary(
            member => member.Key,
            IReadOnlyList<KpiRow> (member) => [.. member.Select((each, i) => Row(experiment.ScopeOf(member.Key), Start.AddDays(i), each.Values))]);
        return Evaluation.Of(experiment, [.. experiment.Variants.Select(variant => VariantSample.Of(experiment.Unit, variant, rows))], day);
    }

    public static (string, (Measure, long)[]) Link(string link, long clicks, long orders) => (link, [(Measures.ClicksHuman, clicks), (Measures.Orders, orders)]);

    private static KpiRow Row(Scope scope, DateOnly day, IEnumerable<(Measure Measure, long Value)> values)
    {
        var measures = new MeasureValues();
        foreach (var (measure, value) in values) measures[measure] = value;
        return new KpiRow(scope, day, measures, Some.Noon, "EUR", new Dictionary<string, long>());
    }
}
