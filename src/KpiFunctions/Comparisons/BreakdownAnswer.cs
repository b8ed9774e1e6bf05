namespace KpiFunctions.Comparisons;

/// <param name="Of">Whose attribute it is: post, campaign, influencer or coupon.</param>
/// <param name="Additive">False where a member may be in several groups, whose sums are then more than the total.</param>
internal sealed record BreakdownAnswer(
    string By, string Of, string Within, string From, string To, string Currency, bool Additive, IReadOnlyList<BreakdownItem> Items, BreakdownTotal Total);

/// <param name="Members">How many posts, campaigns, influencers or coupons it holds that did anything in the range; records of nobody known are in the values of the group "unknown" and are no member.</param>
internal sealed record BreakdownItem(string Member, string Label, int Members, IReadOnlyDictionary<string, EstimateAnswer> Values);

internal sealed record BreakdownTotal(int Members, IReadOnlyDictionary<string, EstimateAnswer> Values);
