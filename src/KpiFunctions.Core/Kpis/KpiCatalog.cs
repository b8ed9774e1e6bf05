using static KpiFunctions.Core.Kpis.KpiDirection;
using static KpiFunctions.Core.Kpis.KpiUnit;
using static KpiFunctions.Core.Kpis.Measures;

namespace KpiFunctions.Core.Kpis;

/// <summary>Every KPI, in the order they are served and shown.</summary>
public static class KpiCatalog
{
    /// <summary>Rises when a definition or the meaning of a measure changes; every day is then rolled again.</summary>
    public const int Version = 3;

    private const string Ours = "KpiFunctions";
    private const string Hootsuite = "Hootsuite, engagement rate guide, pooled (sum over sum)";
    private const string Common = "common usage";
    private const string Ana = "ANA influencer marketing measurement guidelines, 2022";

    private const string GoogleAnalytics = "Google Analytics 4";
    private const string BeforeTracking = "what lifetime counters held at the first reading of posts that were older than 48 hours, or of unknown age; no activity of that day";
    private const string AnyAge = "own and creators' accounts, over their posts of any age";

    private static readonly MeasureSum Engagements = MeasureSum.AnyOf(Likes, Comments, Shares, Saves);
    private static readonly MeasureSum Audience = MeasureSum.AnyOf(Followers, CreatorFollowers);
    private static readonly MeasureSum RevenueNet = ((MeasureSum)RevenueGross).Minus(RefundedAmount);

    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        Number("views", "Views", Views, Ana),
        Number("impressions", "Impressions", Impressions, Ana),
        Number("reach", "Reach (measured)", PostReach, Ana) with { OnlyOfOnePost = true, Base = "unique accounts, of one post" },
        Number("grossReach", "Gross reach", PostReach, Ours) with { Base = "accounts reached, counted once per post; not unique people" },
        Number("likes", "Likes", Likes, Common),
        Number("comments", "Comments", Comments, Common),
        Number("shares", "Shares", Shares, Common),
        Number("saves", "Saves", Saves, Common),
        Number("engagements", "Engagements", Engagements, Ana) with { Base = "likes, comments, shares and saves, as far as the network reports them" },

        Rate("engagementRateByReach", "Engagement rate by reach", EngagementsWithReach, PostReach, "accounts reached, once per post", Hootsuite),
        Rate("engagementRateByImpressions", "Engagement rate by impressions", EngagementsWithImpressions, Impressions, "impressions of the same posts", Hootsuite),
        Rate("engagementRateByFollowers", "Engagement rate by followers", EngagementsWithFollowers, Audience, "followers of the scope's accounts at the end of the window", "Orlo benchmark: followers on the last day, pooled"),

        Number("followers", "Followers", Followers, Common) with { Base = "the brand's own accounts, at the end of the window" },
        Number("netFollowerGrowth", "Net follower growth", FollowersNet, Common) with { Base = "the brand's own accounts" },
        Number("grossFollowerGrowth", "Gross follower growth", FollowersGained, Common) with { Base = "the brand's own accounts, losses not taken off" },
        Number("lostFollowers", "Lost followers", FollowersLost, Common) with { Base = "the brand's own accounts", Direction = Down },
        Rate("followerGrowthRate", "Follower growth rate", FollowersNet, ((MeasureSum)Followers).Minus(FollowersNet), "own followers at the start of the window", Common),
        Number("creatorFollowers", "Creators' followers", CreatorFollowers, Common) with { Base = "the creators' accounts, at the end of the window" },
        Number("creatorNetFollowerGrowth", "Creators' net follower growth", CreatorFollowersNet, Common) with { Base = "the creators' accounts" },
        Number("creatorGrossFollowerGrowth", "Creators' gross follower growth", CreatorFollowersGained, Common) with { Base = "the creators' accounts, losses not taken off" },
        Number("creatorLostFollowers", "Creators' lost followers", CreatorFollowersLost, Common) with { Base = "the creators' accounts", Direction = Down },
        Rate("creatorFollowerGrowthRate", "Creators' follower growth rate", CreatorFollowersNet, ((MeasureSum)CreatorFollowers).Minus(CreatorFollowersNet), "creators' followers at the start of the window", Common),

        Number("accountViews", "Account views", AccountViews, Common) with { Base = AnyAge },
        Number("accountImpressions", "Account impressions", AccountImpressions, Common) with { Base = AnyAge },
        Number("accountReach", "Account reach of a day", AccountReach, Common) with { Base = "accounts reached on one day, once per reaching account" },
        Number("accountEngagements", "Account engagements", AccountEngagements, Common) with { Base = AnyAge + ", as the source counts them; else likes, comments, shares and saves" },
        Number("profileVisits", "Profile visits", ProfileVisits, Common) with { Base = "own and creators' accounts" },
        Number("accountClicks", "Account clicks", AccountClicks, Common) with { Base = AnyAge + ", as the network counts them" },

        Number("sessions", "Website sessions", Sessions, GoogleAnalytics),
        Number("engagedSessions", "Engaged website sessions", EngagedSessions, GoogleAnalytics),
        Rate("sessionEngagementRate", "Session engagement rate", EngagedSessions, Sessions, "website sessions", GoogleAnalytics),
        Number("newUsers", "New website users", NewUsers, GoogleAnalytics),
        Number("pageViews", "Page views", PageViews, GoogleAnalytics),
        Number("keyEvents", "Key events", KeyEvents, GoogleAnalytics),

        Number("clicksRaw", "Clicks (raw)", ClicksRaw, Ours) with { Base = "every request of a tracking link" },
        Number("clicks", "Clicks", ClicksHuman, Ours) with { Base = "human clicks on tracking links" },
        Rate("ctr", "Click-through rate", ClicksHuman, Impressions, "impressions", Common),

        Number("signups", "Sign-ups", Signups, Ours),
        Number("leads", "Leads", Leads, Ours),
        Number("orders", "Orders", Orders, Ours),
        Number("refunds", "Refunds", Refunds, Ours) with { Direction = Down },
        Rate("signupRate", "Sign-up rate", Signups, ClicksHuman, "human clicks", Common),
        Rate("leadRate", "Lead rate", Leads, Signups, "sign-ups", Common),
        Rate("purchaseRate", "Purchase rate", Orders, Leads, "leads", Common),
        Rate("conversionRate", "Conversion rate", Orders, ClicksHuman, "human clicks", Common),

        Money("revenueGross", "Revenue (gross)", RevenueGross),
        Money("refundedAmount", "Refunded", RefundedAmount) with { Direction = Down },
        Money("revenueNet", "Revenue (net of refunds)", RevenueNet) with { Base = "refunds taken off on the day of the refund" },
        Money("cost", "Cost", Cost) with { Direction = None },
        Rate("roi", "Return on investment (on net revenue)", RevenueNet.Minus(Cost), Cost, "cost", Common),
        Rate("roas", "Return on ad spend", RevenueNet, Cost, "cost", Common),
        Per("cpa", "Cost per acquisition", Cost, Orders, "orders"),
        Per("cpe", "Cost per engagement", Cost, Engagements, "engagements"),
        Per("averageOrderValue", "Average order value", RevenueGross, Orders, "orders") with { Direction = Up },
        Number("unconverted", "Money records without exchange rate", Unconverted, Ours) with { Direction = Down, Base = "left out of all amounts" },

        Number("viewsBeforeTracking", "Views before tracking", ViewsBeforeTracking, Ours) with { Direction = None, Base = BeforeTracking },
        Number("impressionsBeforeTracking", "Impressions before tracking", ImpressionsBeforeTracking, Ours) with { Direction = None, Base = BeforeTracking },
        Number("reachBeforeTracking", "Reach before tracking", PostReachBeforeTracking, Ours) with { Direction = None, Base = BeforeTracking },
        Number("likesBeforeTracking", "Likes before tracking", LikesBeforeTracking, Ours) with { Direction = None, Base = BeforeTracking },
        Number("commentsBeforeTracking", "Comments before tracking", CommentsBeforeTracking, Ours) with { Direction = None, Base = BeforeTracking },
        Number("sharesBeforeTracking", "Shares before tracking", SharesBeforeTracking, Ours) with { Direction = None, Base = BeforeTracking },
        Number("savesBeforeTracking", "Saves before tracking", SavesBeforeTracking, Ours) with { Direction = None, Base = BeforeTracking },
    ];

    public static KpiDefinition? Find(string name) => ByName.GetValueOrDefault(name);

    private static readonly Dictionary<string, KpiDefinition> ByName = All.ToDictionary(kpi => kpi.Name, StringComparer.Ordinal);

    private static KpiDefinition Number(string name, string title, MeasureSum sum, string source) =>
        new() { Name = name, Title = title, Unit = Count, Numerator = sum, Base = "none", Source = source };

    private static KpiDefinition Money(string name, string title, MeasureSum sum) =>
        new() { Name = name, Title = title, Unit = KpiUnit.Money, Numerator = sum, Base = "none", Source = Ours };

    private static KpiDefinition Rate(string name, string title, MeasureSum numerator, MeasureSum denominator, string @base, string source) =>
        new() { Name = name, Title = title, Unit = Ratio, Numerator = numerator, Denominator = denominator, Base = @base, Source = source };

    private static KpiDefinition Per(string name, string title, MeasureSum numerator, MeasureSum denominator, string @base) =>
        new() { Name = name, Title = title, Unit = MoneyPer, Numerator = numerator, Denominator = denominator, Base = @base, Source = Common, Direction = Down };
}
