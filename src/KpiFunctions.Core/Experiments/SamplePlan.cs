using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Experiments;

/// <summary>What somebody wants to know before declaring an experiment: a share when no deviation is given, else a mean.</summary>
/// <param name="FixedSample">Units of each variant for one look at the end.</param>
/// <param name="SequentialSample">Units of each variant for the always-valid interval.</param>
public sealed record SamplePlan(SampleSize Size, long FixedSample, long SequentialSample)
{
    private static readonly string[] Known = ["baseline", "minimumDetectableLift", "alpha", "power", "variants", "deviation", "tuning"];

    /// <returns>The plan, or what is wrong with the first field that is.</returns>
    public static (SamplePlan? Plan, FieldProblem? Problem) Read(IReadOnlyDictionary<string, string> given)
    {
        var fields = new EntryFields(given);
        foreach (var name in given.Keys.Except(Known)) fields.Fail(name, $"There is no field '{name}' here, only: {string.Join(", ", Known)}.");
        fields.Required("baseline");
        fields.Required("minimumDetectableLift");
        var deviation = fields.Number("deviation", 1e-9, 1e12);
        var baseline = fields.Number("baseline", 1e-9, deviation is null ? 0.9999 : 1e12);
        var lift = fields.Number("minimumDetectableLift", 0.0001, 100);
        var size = new SampleSize(fields.Number("alpha", 0.0001, 0.5) ?? 0.05, fields.Number("power", 0.5, 0.9999) ?? 0.8, (int)(fields.Number("variants", 2, 20) ?? 2));
        var tuning = fields.Number("tuning", 2, 1e9) ?? (deviation is null ? ExperimentMetric.TuningOfVisitors : ExperimentMetric.TuningOfClusters);
        if (deviation is null && baseline * (1 + lift) >= 1) fields.Fail("minimumDetectableLift", "The lift takes the share to 1 or beyond it.");
        if (fields.Problems.Count > 0) return (null, fields.Problems[0]);
        var needed = deviation is { } known ? size.OfMean(baseline!.Value, known, lift!.Value) : size.OfShare(baseline!.Value, lift!.Value);
        return (new(size, needed, size.Sequential(needed, tuning)), null);
    }
}
