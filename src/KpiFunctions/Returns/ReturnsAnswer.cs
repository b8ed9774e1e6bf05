using KpiFunctions.Reading;

namespace KpiFunctions.Returns;

internal sealed record ReturnsAnswer(string Scope, string From, string To, string BaselineFrom, string BaselineTo, IReadOnlyList<ReturnAnswer> Components);

/// <param name="Delta">Value less baseline; null when either is unknown.</param>
/// <param name="Interval">Of the value.</param>
internal sealed record ReturnAnswer(
    string Name, string Group, string Title, string Definition, double? Value, double? Baseline, double? Delta, long? N, IntervalAnswer? Interval, string? Reason, string? BaselineReason);
