using System.Text.Json.Serialization;
using KpiFunctions.Attribution;
using KpiFunctions.Core.Attribution.Customers;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Reading.Funnels;

/// <param name="Bottleneck">Of sign-ups, leads and orders the stage that the smallest share of the stage before reaches; null when no rate is known.</param>
/// <param name="Overall">Orders of human clicks.</param>
/// <param name="Reasons">Why the repeat orders may be off.</param>
internal sealed record FunnelAnswer(
    string Scope, string From, string To, IReadOnlyList<FunnelStage> Stages, string? Bottleneck, RateAnswer Overall, IReadOnlyList<CustomerReason> Reasons);

/// <param name="Value">Null when the stage is not measured in the range.</param>
/// <param name="Reason">no-data; of repeat orders customers-unknown (no order names a person), incomplete (a day is being rolled up) or range-too-long.</param>
/// <param name="RateFromPrevious">Null for the first stage.</param>
/// <param name="Unit">"events" at every stage: no rate has people at one end and events at the other.</param>
internal sealed record FunnelStage(
    string Name,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] long? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    RateAnswer? RateFromPrevious,
    string Unit = "events")
{
    private const string Repeats = "repeatOrders";

    /// <summary>Orders of customers who had ordered before, of those orders that name a customer.</summary>
    public static FunnelStage OfRepeats(RepeatOrders orders) => new(Repeats, orders.Repeat, null, RateAnswer.Of(orders.Repeat, orders.Known));

    public static FunnelStage NoRepeats(string reason) => new(Repeats, null, reason, new RateAnswer(null, reason, null, null));
}

/// <param name="N">Events of the stage before; of repeat orders those that name a customer.</param>
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
