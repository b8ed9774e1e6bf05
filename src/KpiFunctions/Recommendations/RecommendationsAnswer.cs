using System.Text.Json.Serialization;
using KpiFunctions.Core.Recommendations;

namespace KpiFunctions.Recommendations;

internal sealed record RecommendationsAnswer(string From, string To, string Currency, IReadOnlyList<VerdictRule> Rules, IReadOnlyList<RecommendationItem> Items);

/// <param name="Of">influencer, contentType, incentive or campaignType.</param>
/// <param name="Rule">The id of the rule that decided.</param>
internal sealed record RecommendationItem(
    string Of, string Member, string Label, string Verdict, string Rule, string WouldChange, RecommendationNumbers Numbers, IReadOnlyList<DecisionAnswer> Decisions)
{
    public static RecommendationItem From(string of, string member, string label, MemberReturn numbers, double? median, string currency, IReadOnlyList<DecisionAnswer> decisions)
    {
        var verdict = VerdictRules.Of(numbers, median, currency);
        return new RecommendationItem(of, member, label, verdict.WireVerdict, verdict.Rule, verdict.WouldChange, RecommendationNumbers.From(numbers, median), decisions);
    }
}

/// <summary>Money in minor units; null: not known.</summary>
internal sealed record RecommendationNumbers(
    long Clicks,
    long Orders,
    long Cost,
    long RevenueNet,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? Roi,
    double? RoiLow,
    double? RoiHigh,
    double? CostPerOrder,
    double? MedianCostPerOrder,
    double? Trend,
    double? AudienceMatch)
{
    public static RecommendationNumbers From(MemberReturn member, double? median) => new(
        member.Clicks, member.Orders, member.Cost, member.NetRevenue, member.Roi, member.RoiLow, member.RoiHigh, member.CostPerOrder, median, member.Trend, member.AudienceMatch);
}

/// <param name="Effect">Null until thirty days have passed.</param>
internal sealed record DecisionAnswer(string Id, string Decision, string DecidedOn, string? By, string? Note, DecisionEffect? Effect);

/// <summary>The thirty days after a decision against the thirty before it.</summary>
internal sealed record DecisionEffect(long OrdersBefore, long OrdersAfter, long RevenueNetBefore, long RevenueNetAfter, long CostBefore, long CostAfter);
