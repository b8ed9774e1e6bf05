using System.Text.Json.Serialization;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Reading;

/// <summary>A value, or null with the reason.</summary>
internal sealed record ValueAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason)
{
    public static Dictionary<string, ValueAnswer> Of(IEnumerable<KpiDefinition> kpis, MeasureValues values, Scope scope) => kpis.ToDictionary(
        kpi => kpi.Name,
        kpi => kpi.Of(values, scope) is var value ? new ValueAnswer(value.Value, value.WireReason) : throw new InvalidOperationException());
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

internal sealed record SeriesAnswer(
    string Scope,
    string From,
    string To,
    string Interval,
    string Zone,
    string Currency,
    int Definitions,
    IReadOnlyList<PointAnswer> Points,
    PointAnswer Total,
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
