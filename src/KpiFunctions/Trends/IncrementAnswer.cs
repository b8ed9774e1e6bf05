using System.Text.Json.Serialization;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Trends;

namespace KpiFunctions.Trends;

/// <summary>Money in minor units of the reporting currency.</summary>
/// <param name="Value">Delta less expected.</param>
/// <param name="Reason">no-data or too-few-readings.</param>
/// <param name="Delta">The KPI in the window.</param>
/// <param name="Expected">The baseline's daily mean times the window's days.</param>
/// <param name="Days">Of the window until its last day with a value.</param>
internal sealed record IncrementAnswer(
    string Kpi,
    string Scope,
    string From,
    string To,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Delta,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Expected,
    int Days,
    BaselineAnswer Baseline)
{
    public static IncrementAnswer Of(KpiDefinition kpi, Scope scope, Period window, Period baseline, Increment found) => new(
        kpi.Name, scope.ToString(), IsoDay.Text(window.From), IsoDay.Text(window.To), found.Value, found.Reason, found.Delta, found.Expected, found.Days,
        new BaselineAnswer(IsoDay.Text(baseline.From), IsoDay.Text(baseline.To), found.BaselineDays, found.Readings, Increment.FewestReadings, found.DailyMean));
}

/// <param name="Days">That the daily mean is over: those between its first and its last reading; of what is counted those that are rolled up.</param>
/// <param name="Readings">Its days with a value.</param>
internal sealed record BaselineAnswer(
    string From, string To, int Days, int Readings, int FewestReadings, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? DailyMean);
