using System.Text.Json.Serialization;
using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Reading;

namespace KpiFunctions.Comparisons;

/// <summary>A value with how sure it is, or null with the reason.</summary>
/// <param name="N">What the value rests on: events of a share, else members.</param>
internal sealed record EstimateAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IntervalAnswer? Interval = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? N = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Numerator = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Denominator = null)
{
    public const string NoData = "no-data";

    public static EstimateAnswer Of(double? value, string reason = NoData) => new(value, value is null ? reason : null);

    public static EstimateAnswer Of(KpiValue value) => new(value.Value, value.WireReason);

    public static EstimateAnswer Of(GroupedKpi kpi) => new(kpi.Value.Value, kpi.Value.WireReason, IntervalAnswer.Of(kpi.Interval), kpi.N, kpi.Numerator, kpi.Denominator);

    public static EstimateAnswer Of(double? value, Bounds? interval, long n, string reason = NoData) => new(value, value is null ? reason : null, IntervalAnswer.Of(interval), n);
}
