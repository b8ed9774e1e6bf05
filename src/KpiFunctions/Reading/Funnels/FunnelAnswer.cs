using System.Text.Json.Serialization;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Reading.Funnels;

/// <param name="Bottleneck">The stage behind the click that the smallest share of the stage before reaches; null when no rate is known.</param>
/// <param name="Overall">Orders of human clicks.</param>
internal sealed record FunnelAnswer(string Scope, string From, string To, IReadOnlyList<FunnelStage> Stages, string? Bottleneck, RateAnswer Overall);

/// <param name="Value">Null when the stage is not measured in the range.</param>
/// <param name="RateFromPrevious">Null for the first stage.</param>
/// <param name="Unit">"events" at every stage: no rate has people at one end and events at the other.</param>
internal sealed record FunnelStage(string Name, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Value, RateAnswer? RateFromPrevious, string Unit = "events");

/// <param name="N">Events of the stage before.</param>
internal sealed record RateAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IntervalAnswer? Interval,
    long? N)
{
    public static RateAnswer Of(long? part, long? whole)
    {
        if (part is null || whole is null) return new RateAnswer(null, "no-data", null, whole);
        return whole == 0
            ? new RateAnswer(null, "denominator-zero", null, 0)
            : new RateAnswer((double)part / whole, null, IntervalAnswer.Of(Wilson.Of(part.Value, whole.Value)), whole);
    }
}
