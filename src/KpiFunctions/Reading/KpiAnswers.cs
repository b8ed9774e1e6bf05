using System.Text.Json.Serialization;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Reading;

/// <summary>A value, or null with the reason.</summary>
/// <param name="Interval">Of proportions and of net sentiment; absent for all else.</param>
/// <param name="N">Where there is an interval: how many events the value comes from.</param>
internal sealed record ValueAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IntervalAnswer? Interval = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? N = null)
{
    public static Dictionary<string, ValueAnswer> Of(IEnumerable<KpiDefinition> kpis, MeasureValues values, Scope scope) =>
        kpis.ToDictionary(kpi => kpi.Name, kpi => Of(kpi, values, scope));

    public static ValueAnswer Of(KpiDefinition kpi, MeasureValues values, Scope scope)
    {
        var value = kpi.Of(values, scope);
        var interval = kpi.IntervalOf(values, scope);
        return new ValueAnswer(value.Value, value.WireReason, IntervalAnswer.Of(interval), interval?.Count);
    }
}

/// <summary>From this day on a network counts something else under the KPI's name: values on both sides do not compare.</summary>
internal sealed record BreakAnswer(string Day, string Kpi, string Why)
{
    public static IReadOnlyList<BreakAnswer> Of(IEnumerable<KpiDefinition> kpis, Scope scope, Period period) =>
    [
        .. from kpi in kpis
           from change in kpi.Changes
           where change.Breaks(scope, period)
           select new BreakAnswer(IsoDay.Text(change.Day), kpi.Name, change.Why),
    ];
}

/// <param name="RestatedAt">When a value changed last after its day had been final; absent when none did.</param>
/// <param name="RestatedWhy">Why: late-records, import, …; absent when none did.</param>
/// <param name="AsOf">The latest receivedAt among the records counted.</param>
/// <param name="Apart">Amounts that no exchange rate leads from, by "currency:measure", in minor units of that currency; absent as a rule.</param>
internal sealed record PointAnswer(
    string From,
    string To,
    string State,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateTimeOffset? RestatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? RestatedWhy,
    DateTimeOffset? AsOf,
    Dictionary<string, ValueAnswer> Values,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, long>? Apart);

/// <param name="WeekStart">The day that weeks begin with: monday, sunday or saturday.</param>
internal sealed record SeriesAnswer(
    string Scope,
    string From,
    string To,
    string Interval,
    string Zone,
    string Currency,
    string WeekStart,
    int Definitions,
    IReadOnlyList<PointAnswer> Points,
    PointAnswer Total,
    IReadOnlyList<BreakAnswer> Breaks,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] PreviousAnswer? Previous);

internal sealed record PreviousAnswer(string From, string To, IReadOnlyList<PointAnswer> Points, PointAnswer Total);

internal sealed record LeaderboardAnswer(
    string Dimension,
    string Within,
    string From,
    string To,
    string Currency,
    int Definitions,
    IReadOnlyList<MemberAnswer> Items,
    string? Continuation);

/// <param name="Label">The registry's name for the member, else the member itself.</param>
internal sealed record MemberAnswer(string Member, string Label, Dictionary<string, ValueAnswer> Values);
