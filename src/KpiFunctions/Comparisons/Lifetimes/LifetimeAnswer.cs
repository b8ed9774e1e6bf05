using System.Text.Json.Serialization;

namespace KpiFunctions.Comparisons.Lifetimes;

/// <param name="Posts">How many were published in the window and have been rolled up since.</param>
/// <param name="PerPost">Of each ratio the mean and the median of the posts' own values: a post counts the same however many saw it. The total is pooled, sum over sum.</param>
/// <param name="Items">In the order of their first KPI, the largest first; posts without a value last.</param>
internal sealed record LifetimeAnswer(
    string Clock, string Scope, string From, string To, string Until, string Currency, int Posts,
    IReadOnlyDictionary<string, EstimateAnswer> Total, IReadOnlyDictionary<string, PerPostAnswer> PerPost, IReadOnlyList<LifetimeItem> Items,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Continuation);

/// <param name="N">How many posts have a value.</param>
internal sealed record PerPostAnswer(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Mean, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Median, int N);

/// <param name="PublishedOn">The reporting day.</param>
internal sealed record LifetimeItem(string Post, string Label, string PublishedOn, IReadOnlyDictionary<string, EstimateAnswer> Values);
