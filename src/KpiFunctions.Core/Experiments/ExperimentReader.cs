using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Experiments;

/// <summary>An experiment, or everything that is wrong with its entry.</summary>
public sealed record ReadExperiment(Experiment? Experiment, IReadOnlyList<FieldProblem> Problems);

/// <summary>Reads an entry of kind <c>experiments</c>.</summary>
public static class ExperimentReader
{
    internal static readonly string[] Subjects = ["content", "incentive", "landing-page", "creator"];

    private static readonly string[] Units = ["visitor", "post", "creator"];
    private static readonly string[] Methods = ["sequential", "fixed", "bayesian"];

    public static string WireName(this ExperimentUnit unit) => Units[(int)unit];

    public static string WireName(this ExperimentMethod method) => Methods[(int)method];

    public static ReadExperiment Read(RegistryEntry entry)
    {
        var fields = new EntryFields(entry.Fields);
        var unit = (ExperimentUnit?)RequiredOneOf(fields, "unit", Units);
        var metric = MetricOf(fields);
        var variants = unit is { } known ? VariantList.Read(fields, known) : [];
        var planned = PlannedOf(fields);
        var experiment = unit is null || metric is null || planned is null ? null : Plan(fields, new Experiment
        {
            Id = entry.Id,
            Name = fields["name"] ?? entry.Id,
            Unit = unit.Value,
            Metric = metric,
            Variants = variants,
            Planned = planned.Value,
        });
        return new(fields.Problems.Count == 0 ? experiment : null, fields.Problems);
    }

    private static int? RequiredOneOf(EntryFields fields, string name, string[] names) => fields.Required(name) is null ? null : fields.OneOf(name, names);

    private static Experiment Plan(EntryFields fields, Experiment experiment)
    {
        if (fields["on"] is not null) fields.OneOf("on", Subjects);
        if (fields["campaign"] is not null && experiment.Unit != ExperimentUnit.Creator)
            fields.Fail("campaign", "'campaign' goes with unit creator: a link or a post belongs to its campaign already.");
        var stopped = fields.Day("stopped");
        if (stopped < experiment.Planned.From) fields.Fail("stopped", "'stopped' is before 'start'.");
        return experiment with
        {
            Hypothesis = fields["hypothesis"],
            On = fields["on"],
            Stopped = stopped,
            Campaign = fields["campaign"],
            Method = (ExperimentMethod)(fields.OneOf("method", Methods) ?? 0),
            Alpha = fields.Number("alpha", 0.0001, 0.5) ?? 0.05,
            Power = fields.Number("power", 0.5, 0.9999) ?? 0.8,
            Baseline = BaselineOf(fields, experiment),
            Deviation = fields.Number("deviation", 1e-9, 1e12),
            MinimumLift = fields.Number("minimumDetectableLift", 0.0001, 100),
            Prior = new(fields.Number("priorMean", -1, 10) ?? Prior.Default.Mean, fields.Number("priorDeviation", 0.001, 10) ?? Prior.Default.StandardDeviation),
            Tuning = fields.Number("tuning", 2, 1e9),
        };
    }

    private static double? BaselineOf(EntryFields fields, Experiment experiment)
    {
        var isShare = new ExperimentMetric(experiment.Unit, experiment.Metric).IsShare;
        return fields.Number("baseline", 1e-9, isShare ? 0.9999 : 1e12);
    }

    private static KpiDefinition? MetricOf(EntryFields fields)
    {
        if (fields.Required("metric") is not { } name) return null;
        if (KpiCatalog.Find(name) is not { } kpi) fields.Fail("metric", $"'{name}' is no KPI; GET /kpis/definitions lists them.");
        else if (!ExperimentMetric.CanBe(kpi)) fields.Fail("metric", $"'{name}' does not add up over days, so it is no metric of an experiment.");
        else return kpi;
        return null;
    }

    private static Period? PlannedOf(EntryFields fields)
    {
        fields.Required("start");
        fields.Required("plannedEnd");
        if (fields.Day("start") is not { } start || fields.Day("plannedEnd") is not { } end) return null;
        if (end >= start && end.DayNumber - start.DayNumber < 731) return new Period(start, end);
        fields.Fail("plannedEnd", "'plannedEnd' is before 'start', or more than two years after it.");
        return null;
    }
}
