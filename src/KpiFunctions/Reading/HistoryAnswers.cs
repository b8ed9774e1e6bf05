using System.Text.Json.Serialization;

namespace KpiFunctions.Reading;

internal sealed record HistoryAnswer(string Scope, string From, string To, IReadOnlyList<HistoryItem> Items, string? Continuation);

/// <summary>Values that a final day had, and those that it has now.</summary>
/// <param name="State">The day's state while they stood: "final" or "restated".</param>
/// <param name="AsOf">The latest receivedAt among the records that they counted.</param>
/// <param name="Reason">Why the run was made that replaced them; empty when that is not known any more.</param>
/// <param name="Run">The run that replaced them.</param>
/// <param name="Currency">Of the former money values.</param>
/// <param name="Definitions">The version of the definitions that the former measures were kept with.</param>
/// <param name="Apart">As of a point of GET /kpis; absent as a rule.</param>
/// <param name="Current">Null when the day has no row of this scope any more.</param>
internal sealed record HistoryItem(
    string Day,
    DateTimeOffset ReplacedAt,
    string State,
    DateTimeOffset? AsOf,
    IReadOnlyList<string> Reason,
    long Run,
    string Currency,
    int Definitions,
    Dictionary<string, ValueAnswer> Values,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyDictionary<string, long>? Apart,
    Dictionary<string, ValueAnswer>? Current);
