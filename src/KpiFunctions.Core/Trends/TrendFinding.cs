namespace KpiFunctions.Core.Trends;

/// <summary>What a detector saw, with the rule that saw it.</summary>
/// <param name="Rule">Wire name: "weekday-anomaly", "level-shift", "follower-jump", "engagement-outlier".</param>
/// <param name="Day">The day that stands out, or the first of the new level.</param>
/// <param name="SeenOn">The first day on whose evening the rule could tell.</param>
/// <param name="Expected">In the KPI's unit.</param>
/// <param name="Score">Deviations from what was expected.</param>
/// <param name="Confidence">1 less the chance of such a score, or a wilder one, on a day on which nothing happened; normal tails.</param>
public sealed record TrendFinding(string Rule, DateOnly Day, DateOnly SeenOn, double Actual, double Expected, double Score, double Confidence);
