using System.Text.Json.Serialization;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Reading.Paybacks;

/// <param name="Cost">Minor units of the range.</param>
/// <param name="RevenueNet">Minor units, from the first day with a cost on.</param>
/// <param name="Days">Days from the first cost until revenue covers cost for good, that day included; null with the reason.</param>
/// <param name="Reason">no-cost, or not-paid-back within the range.</param>
internal sealed record PaybackAnswer(
    string Scope,
    string From,
    string To,
    string Currency,
    long Cost,
    long RevenueNet,
    string? FirstCost,
    string? PaidBack,
    int? Days,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
{
    public static PaybackAnswer Of(KpiRequest request, string currency, Payback payback) => new(
        request.Scope.ToString(), IsoDay.Text(request.Period.From), IsoDay.Text(request.Period.To), currency, payback.Cost, payback.RevenueNet,
        payback.First is { } first ? IsoDay.Text(first) : null, payback.Day is { } day ? IsoDay.Text(day) : null, payback.Days,
        payback.First is null ? "no-cost" : payback.Day is null ? "not-paid-back" : null);
}
