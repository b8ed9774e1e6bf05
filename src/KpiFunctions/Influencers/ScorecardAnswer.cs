using KpiFunctions.Audiences;
using KpiFunctions.Comparisons;

namespace KpiFunctions.Influencers;

/// <summary>One creator's page.</summary>
/// <param name="Kpis">Of the creator's scope over the period.</param>
/// <param name="Audience">Attribute to values, of the account that <see cref="AudienceAccount"/> names.</param>
/// <param name="Emv">Earned media value by each rate card. It is in no other number.</param>
internal sealed record ScorecardAnswer(
    CreatorAnswer Creator,
    string From,
    string To,
    string Currency,
    IReadOnlyDictionary<string, EstimateAnswer> Kpis,
    string? AudienceAccount,
    IReadOnlyDictionary<string, IReadOnlyList<ShareAnswer>> Audience,
    QualityAnswer? Quality,
    GrowthAnswer Growth,
    IReadOnlyList<ScorecardPost> Posts,
    IReadOnlyList<ScorecardCoupon> Coupons,
    IReadOnlyList<EmvAnswer> Emv);

/// <summary>As a tool reported it, shares 0 to 1.</summary>
internal sealed record QualityAnswer(double? Real, double? Suspicious, double? Mass, double? Inactive, string? Source, string Date);

/// <param name="Net">Change of followers of all accounts in the period.</param>
/// <param name="QualityAdjusted">Net times the reported share of real followers.</param>
/// <param name="BySource">Net times the reported share of each source of followers.</param>
internal sealed record GrowthAnswer(EstimateAnswer Net, EstimateAnswer QualityAdjusted, IReadOnlyList<SourceGrowthAnswer> BySource);

internal sealed record SourceGrowthAnswer(string Source, double Share, double? Followers);

internal sealed record ScorecardPost(string Post, string Label, string? PublishedAt, string? ContentType, string? Campaign, IReadOnlyDictionary<string, EstimateAnswer> Values);

/// <param name="Orders">Credited to the code itself, because no link brought them.</param>
/// <param name="RevenueGross">Minor units of the reporting currency.</param>
internal sealed record ScorecardCoupon(string Coupon, string? Campaign, string? Incentive, EstimateAnswer Orders, EstimateAnswer RevenueGross);

/// <param name="Value">Minor units of the card's currency.</param>
internal sealed record EmvAnswer(string Card, string Name, string Version, string Currency, string? Source, double? Value, string? Reason);
