namespace KpiFunctions.Core.Goals;

/// <summary>The published table of what serves what: a goal whose KPI does not stand with its objective's type measures the wrong thing.</summary>
public static class ObjectiveTypes
{
    /// <summary>KPIs by the type of an objective.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Serving { get; } = new SortedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["awareness"] = ["views", "impressions", "grossReach", "accountViews", "accountImpressions", "profileVisits", "followers", "netFollowerGrowth", "newUsers"],
        ["engagement"] =
        [
            "engagements", "likes", "comments", "shares", "saves", "engagementRateByReach", "engagementRateByImpressions", "engagementRateByFollowers",
            "accountEngagements", "engagedSessions", "sessionEngagementRate",
        ],
        ["followers"] = ["followers", "netFollowerGrowth", "grossFollowerGrowth", "followerGrowthRate", "lostFollowers"],
        ["leads"] = ["signups", "leads", "signupRate", "leadRate", "clicks"],
        ["profit"] = ["roi", "roas", "cpa", "cpe", "cost", "averageOrderValue", "revenueNet", "refundedAmount"],
        ["sales"] = ["orders", "revenueGross", "revenueNet", "conversionRate", "purchaseRate", "averageOrderValue", "clicks", "refunds", "refundedAmount"],
        ["traffic"] = ["clicks", "clicksRaw", "ctr", "sessions", "newUsers", "pageViews", "engagedSessions", "keyEvents", "accountClicks"],
    };

    public static bool Serves(string kpi, string type) => Serving.TryGetValue(type, out var kpis) && kpis.Contains(kpi);
}
