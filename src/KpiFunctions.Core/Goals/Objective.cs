using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Goals;

/// <summary>What the product is after (registry kind <c>objectives</c>): the root that goals serve.</summary>
/// <param name="Type">Of <see cref="ObjectiveTypes"/>.</param>
/// <param name="Target">In the metric's unit; null when none is stated.</param>
public sealed record Objective(string Id, string Name, string Type, KpiDefinition Metric, double? Target, string? Owner)
{
    /// <returns>Null with everything that is wrong.</returns>
    public static (Objective? Objective, IReadOnlyList<FieldProblem> Problems) Read(RegistryEntry entry)
    {
        var fields = new EntryFields(entry.Fields);
        var name = fields.Required("name");
        var type = fields.Required("type") is null ? null : fields.OneOf("type", [.. ObjectiveTypes.Serving.Keys]);
        var metric = fields.Required("metric") is { } kpi ? KpiCatalog.Find(kpi) : null;
        if (fields["metric"] is { } unknown && metric is null) fields.Fail("metric", $"'{unknown}' is no KPI; GET /kpis/definitions lists them.");
        var target = fields.Number("target", -1e15, 1e15);
        return fields.Problems.Count > 0
            ? (null, fields.Problems)
            : (new(entry.Id, name!, ObjectiveTypes.Serving.Keys.ElementAt(type!.Value), metric!, target, fields["owner"]), []);
    }
}
