using KpiFunctions.Comparisons;
using KpiFunctions.Core.Influencers;

namespace KpiFunctions.Influencers;

/// <summary>A creator as one who chooses creators looks at them.</summary>
/// <param name="Followers">Of all accounts: who follows two counts twice.</param>
/// <param name="Tier">Of the account with the most followers; null when no tier fits or followers are unknown.</param>
/// <param name="EngagementRate">Engagements of the posts that were published in the period, by the followers of their accounts, pooled; N posts. Else what a discovery tool reported.</param>
/// <param name="EngagementRateFrom">"measured", "reported", or null.</param>
/// <param name="EngagementAgainstTier">The rate by what is usual in the tier: 1.2 is a fifth above it. Measured on the tier's platform.</param>
internal sealed record CreatorAnswer(
    string Influencer,
    string Label,
    string Status,
    IReadOnlyList<string> Platforms,
    IReadOnlyList<CreatorAccountAnswer> Accounts,
    EstimateAnswer Followers,
    TierAnswer? Tier,
    EstimateAnswer EngagementRate,
    string? EngagementRateFrom,
    EstimateAnswer EngagementAgainstTier,
    CreatorMatchAnswer AudienceMatch,
    AnomaliesAnswer GrowthAnomalies,
    IReadOnlyList<ContentStyle> ContentStyle,
    ValueFitAnswer ValueFit,
    CostPerResultAnswer ExpectedCostPerResult,
    EstimateAnswer Reliability);

internal sealed record CreatorAccountAnswer(string Account, string Platform, long? Followers);

internal sealed record TierAnswer(string Name, string Account, double? EngagementRate, string Source, string Date);

/// <param name="Account">Whose audience it is; null when nobody reported one.</param>
internal sealed record CreatorMatchAnswer(double? Value, string? Reason, string? Account, IReadOnlyList<AttributeMatchAnswer> Attributes);

internal sealed record AttributeMatchAnswer(string Attribute, double? Match);

/// <param name="Value">How many; null with too few readings.</param>
internal sealed record AnomaliesAnswer(int? Value, string? Reason, string Rule, IReadOnlyList<AnomalyAnswer> Items);

internal sealed record AnomalyAnswer(string Account, string Day, double Change, double Usual, double Spread);

/// <param name="Score">0 to 10, as a person judged it.</param>
internal sealed record ValueFitAnswer(double? Score, string? Date, string? Reason);

/// <param name="Value">Minor units of the currency for one expected result.</param>
internal sealed record CostPerResultAnswer(double? Value, string? Reason, string? Currency, string? Result);
