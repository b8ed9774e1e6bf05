using System.Text.Json.Serialization;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Reading.Explaining;

/// <summary>Everything behind one number.</summary>
/// <param name="Restated">Days that changed after they had been final.</param>
/// <param name="Sources">Who sent the records, as far as the log was looked at: see <paramref name="SourcesFrom"/>.</param>
/// <param name="SourcesFrom">The first day whose records were looked at; null when none was.</param>
internal sealed record ExplainAnswer(
    KpiView Kpi,
    string Scope,
    string From,
    string To,
    string Currency,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Value,
    string? Reason,
    IntervalAnswer? Interval,
    SumAnswer Numerator,
    SumAnswer? Denominator,
    string State,
    DateTimeOffset? AsOf,
    IReadOnlyList<string> Restated,
    IReadOnlyList<ExplainedDay> Days,
    IReadOnlyList<RecordSource> Sources,
    string? SourcesFrom,
    IReadOnlyList<ExplainFinding> Findings);

/// <param name="Value">Null when a measure that it needs was never recorded.</param>
internal sealed record SumAnswer(string Formula, long? Value, IReadOnlyList<TermAnswer> Terms);

/// <param name="Sign">1 or -1.</param>
internal sealed record TermAnswer(string Measure, string Title, int Sign, long? Value);

internal sealed record ExplainedDay(
    string Day, string State, DateTimeOffset? AsOf, long Run, long? Numerator, long? Denominator, double? Value, DateTimeOffset? RestatedAt, IReadOnlyList<string>? RestatedWhy);

internal sealed record ExplainFinding(string Rule, string Detail);
