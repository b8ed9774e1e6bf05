namespace KpiFunctions.Tests.SampleBrand;

/// <summary>Every KPI, written out a second time.</summary>
internal static class NaiveFormulas
{
    private static readonly string[] Counted =
    [
        "clicksRaw", "clicksHuman", "signups", "leads", "orders", "refunds", "revenueGross", "refundedAmount", "cost", "unconverted",
        "postsPublished", "creatorClicks", "costFee", "costProduct", "costShipping", "costCommission", "costBoost", "costOther", "costAllocated",
        "refundedOnOrderDay", "marginGross", "marginRefunded", "moneyWithoutMargin",
    ];

    public static IReadOnlyDictionary<string, NaiveValue> Of(string scope, IReadOnlyDictionary<string, long> measures)
    {
        long? M(string name) => measures.TryGetValue(name, out var value) ? value : Counted.Contains(name) ? 0 : null;
        var engagements = Sum(M("likes"), M("comments"), M("shares"), M("saves"));
        var net = M("revenueGross") - M("refundedAmount");
        var felt = M("remarksPositive") - M("remarksNegative");
        var scored = M("remarksPositive") + M("remarksNeutral") + M("remarksNegative");
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
            ["sessions"] = Plain(M("sessions")),
            ["engagedSessions"] = Plain(M("engagedSessions")),
            ["sessionEngagementRate"] = Ratio(M("engagedSessions"), M("sessions")),
            ["newUsers"] = Plain(M("newUsers")),
            ["pageViews"] = Plain(M("pageViews")),
            ["keyEvents"] = Plain(M("keyEvents")),
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
            ["estimatedReach"] = Plain(M("estimatedReach")),
            ["potentialReach"] = Plain(M("potentialReach")),
            ["frequency"] = Ratio(M("impressionsWithReach"), M("reachWithImpressions")),
            ["postsPublished"] = Plain(M("postsPublished")),
            ["engagementRateByViews"] = Ratio(M("engagementsWithViews"), M("views")),
            ["dailyEngagementRate"] = Ratio(M("engagementsWithFollowers"), M("audienceDays")),
            ["influencerEngagementRate"] = Ratio((M("creatorActions") ?? 0) + M("creatorClicks"), M("creatorFollowers")),
            ["followerEngagementRate"] = Ratio(M("ownActions"), M("followers")),
            ["applauseRate"] = Ratio(M("likes"), M("postsPublished")),
            ["conversationRate"] = Ratio(M("comments"), M("postsPublished")),
            ["amplificationRate"] = Ratio(M("shares"), M("postsPublished")),
            ["amplificationRateByFollowers"] = Ratio(M("shares"), Sum(M("followers"), M("creatorFollowers"))),
            ["viralityRate"] = Ratio(M("sharesWithImpressions"), M("impressions")),
            ["creatorClicks"] = Plain(M("creatorClicks")),
            ["refundedOnOrderDay"] = Plain(M("refundedOnOrderDay")),
            ["revenueNetByOrderDay"] = Plain(M("revenueGross") - M("refundedOnOrderDay")),
            ["marginNet"] = M("moneyWithoutMargin") > 0 ? NaiveValue.Null("incomplete") : Plain(M("marginGross") - M("marginRefunded")),
            ["roiOnMargin"] = M("moneyWithoutMargin") > 0 ? NaiveValue.Null("incomplete") : Ratio(M("marginGross") - M("marginRefunded") - M("cost"), M("cost")),
            ["costAllocated"] = Plain(M("costAllocated")),
            ["roiOnAllocatedCost"] = Ratio(net - M("costAllocated"), M("costAllocated")),
            ["costFee"] = Plain(M("costFee")),
            ["costProduct"] = Plain(M("costProduct")),
            ["costShipping"] = Plain(M("costShipping")),
            ["costCommission"] = Plain(M("costCommission")),
            ["costBoost"] = Plain(M("costBoost")),
            ["costOther"] = Plain(M("costOther")),
            ["cpm"] = Ratio(1000 * M("cost"), M("impressions")),
            ["cpc"] = Ratio(M("cost"), M("clicksHuman")),
            ["cpv"] = Ratio(M("cost"), M("views")),
            ["cpl"] = Ratio(M("cost"), M("leads")),
            ["costPerSignup"] = Ratio(M("cost"), M("signups")),
            ["averageOrderValue"] = Ratio(M("revenueGross"), M("orders")),
            ["commentsReceived"] = Plain(M("commentsReceived")),
            ["mentionsReceived"] = Plain(M("mentionsReceived")),
            ["messagesReceived"] = Plain(M("messagesReceived")),
            ["repliesSent"] = Plain(M("repliesSent")),
            ["netSentiment"] = Ratio(felt, scored),
            ["netSentimentWithoutNeutrals"] = Ratio(felt, M("remarksPositive") + M("remarksNegative")),
            ["negativeShare"] = Ratio(M("remarksNegative"), scored),
            ["scoredShare"] = Ratio(scored, scored + M("remarksUnscored")),
            ["spamShare"] = Ratio(M("remarksSpam"), scored + M("remarksUnscored") + M("remarksSpam")),
            ["mentionReach"] = Plain(M("mentionReach")),
            ["mentionEngagements"] = Plain(M("mentionEngagements")),
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
