using KpiFunctions.Comparisons;

namespace KpiFunctions.Traffic;

internal sealed record TrafficAnswer(string By, string Within, string From, string To, IReadOnlyList<TrafficItem> Items, TrafficItem Total);

/// <param name="Users">Null (not-additive) where several counts of people would be added.</param>
/// <param name="SessionEngagementRate">Engaged sessions by sessions; no engagement rate of posts.</param>
/// <param name="EngagementSeconds">In which visitors had the website before them, added up over them.</param>
internal sealed record TrafficItem(
    string Member, string Label, EstimateAnswer Sessions, EstimateAnswer Users, EstimateAnswer NewUsers, EstimateAnswer EngagedSessions, EstimateAnswer SessionEngagementRate,
    EstimateAnswer EngagementSeconds, EstimateAnswer PageViews, EstimateAnswer KeyEvents);
