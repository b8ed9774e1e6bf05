namespace KpiFunctions.Tests.SampleBrand;

/// <summary>Every KPI, written out a second time.</summary>
internal static class NaiveFormulas
{
    private static readonly string[] Counted =
    [
        "clicksRaw", "clicksHuman", "signups", "leads", "orders", "refunds", "revenueGross", "refundedAmount", "cost", "unconverted",
    ];

    public static IReadOnlyDictionary<string, NaiveValue> Of(string scope, IReadOnlyDictionary<string, long> measures)
    {
        long? M(string name) => measures.TryGetValue(name, out var value) ? value : Counted.Contains(name) ? 0 : null;
        var engagements = Sum(M("likes"), M("comments"), M("shares"), M("saves"));
        var net = M("revenueGross") - M("refundedAmount");
        var kpis = new Dictionary<string, NaiveValue>
        {
            ["views"] = Plain(M("views")),
            ["impressions"] = Plain(M("impressions")),
            ["likes"] = Plain(M("likes")),
            ["comments"] = Plain(M("comments")),
            ["shares"] = Plain(M("shares")),
            ["saves"] = Plain(M("saves")),
            ["grossReach"] = Plain(M("postReach")),
            ["reach"] = scope.StartsWith("post=", StringComparison.Ordinal) ? Plain(M("postReach")) : NaiveValue.Null("not-additive"),
            ["engagements"] = Plain(engagements),
            ["engagementRateByReach"] = Ratio(M("engagementsWithReach"), M("postReach")),
            ["engagementRateByImpressions"] = Ratio(M("engagementsWithImpressions"), M("impressions")),
            ["engagementRateByFollowers"] = Ratio(M("engagementsWithFollowers"), Sum(M("followers"), M("creatorFollowers"))),
            ["followers"] = Plain(M("followers")),
            ["netFollowerGrowth"] = Plain(M("followersNet")),
            ["followerGrowthRate"] = Ratio(M("followersNet"), M("followers") - M("followersNet")),
            ["creatorFollowers"] = Plain(M("creatorFollowers")),
            ["creatorNetFollowerGrowth"] = Plain(M("creatorFollowersNet")),
            ["creatorFollowerGrowthRate"] = Ratio(M("creatorFollowersNet"), M("creatorFollowers") - M("creatorFollowersNet")),
            ["clicksRaw"] = Plain(M("clicksRaw")),
            ["clicks"] = Plain(M("clicksHuman")),
            ["ctr"] = Ratio(M("clicksHuman"), M("impressions")),
            ["signups"] = Plain(M("signups")),
            ["leads"] = Plain(M("leads")),
            ["orders"] = Plain(M("orders")),
            ["refunds"] = Plain(M("refunds")),
            ["signupRate"] = Ratio(M("signups"), M("clicksHuman")),
            ["leadRate"] = Ratio(M("leads"), M("signups")),
            ["purchaseRate"] = Ratio(M("orders"), M("leads")),
            ["conversionRate"] = Ratio(M("orders"), M("clicksHuman")),
            ["revenueGross"] = Plain(M("revenueGross")),
            ["refundedAmount"] = Plain(M("refundedAmount")),
            ["revenueNet"] = Plain(net),
            ["cost"] = Plain(M("cost")),
            ["roi"] = Ratio(net - M("cost"), M("cost")),
            ["roas"] = Ratio(net, M("cost")),
            ["cpa"] = Ratio(M("cost"), M("orders")),
            ["cpe"] = Ratio(M("cost"), engagements),
            ["unconverted"] = Plain(M("unconverted")),
            ["averageOrderValue"] = Ratio(M("revenueGross"), M("orders")),
        };
        foreach (var counter in new[] { "views", "impressions", "reach", "likes", "comments", "shares", "saves" })
            kpis[counter + "BeforeTracking"] = Plain(M((counter == "reach" ? "postReach" : counter) + "BeforeTracking"));
        return kpis;
    }

    private static long? Sum(params long?[] parts) => parts.All(part => part is null) ? null : parts.Sum(part => part ?? 0);

    private static NaiveValue Plain(long? value) => value is { } known ? new(known, null) : NaiveValue.Null("no-data");

    private static NaiveValue Ratio(long? above, long? below)
    {
        if (above is null || below is null) return NaiveValue.Null("no-data");
        return below == 0 ? NaiveValue.Null("denominator-zero") : new((double)above.Value / below.Value, null);
    }
}
