namespace KpiFunctions.Core.Kpis;

/// <summary>How a measure goes from days to a range, and what its absence means.</summary>
public enum MeasureShape
{
    /// <summary>Adds up over days and members; we see every such event ourselves, so none recorded is 0.</summary>
    Counted,
    /// <summary>Adds up over days and members; comes from readings, so none recorded is unknown (null), not 0.</summary>
    Read,
    /// <summary>A closing gauge: the last day of the range that has it. Adds up over members only.</summary>
    Closing,
    /// <summary>Unique people of one day: a longer range has none, because who came on two days would count twice. Adds up over members only.</summary>
    Daily,
}

public enum MeasureUnit
{
    Count,
    /// <summary>Integer minor units of the reporting currency.</summary>
    Money,
}

/// <summary>A stored number of a (day, scope): the columns of table <c>kpis</c> that every KPI is computed from.</summary>
public sealed record Measure(string Name, MeasureShape Shape, MeasureUnit Unit, string Title)
{
    /// <summary>Its place in <see cref="MeasureValues"/>.</summary>
    public int Index { get; internal init; }

    /// <summary>
    /// A record counts for one member of every dimension, so that members add up to the whole. Not so what is known of accounts: a creator stands in
    /// every campaign that he works for, and in no post.
    /// </summary>
    public bool IsOfOneMember { get; internal init; }

    public override string ToString() => Name;
}

/// <summary>Every measure, in the order of their columns.</summary>
public static class Measures
{
    private static readonly List<Measure> Declared = [];

    public static readonly Measure Views = Read("views", "Views of posts");
    public static readonly Measure Impressions = Read("impressions", "Impressions of posts");
    public static readonly Measure PostReach = Read("postReach", "Accounts reached, counted once per post: the same person is counted again for another post");
    public static readonly Measure Likes = Read("likes", "Likes and other reactions");
    public static readonly Measure Comments = Read("comments", "Comments");
    public static readonly Measure Shares = Read("shares", "Shares and reposts");
    public static readonly Measure Saves = Read("saves", "Saves");
    public static readonly Measure EngagementsWithReach = Read("engagementsWithReach", "Engagements of the readings that also report reach");
    public static readonly Measure EngagementsWithImpressions = Read("engagementsWithImpressions", "Engagements of the readings that also report impressions");
    public static readonly Measure EngagementsWithFollowers = Read("engagementsWithFollowers", "Engagements of posts whose account's followers are known");
    public static readonly Measure Followers = Closing("followers", "Followers of the brand's own accounts at the end of the day");
    public static readonly Measure FollowersNet = OfAccount("followersNet", "Change of the brand's own followers since each account's previous reading");
    public static readonly Measure CreatorFollowers = Closing("creatorFollowers", "Followers of the creators' accounts at the end of the day");
    public static readonly Measure CreatorFollowersNet = OfAccount("creatorFollowersNet", "Change of the creators' followers since each account's previous reading");
    public static readonly Measure ClicksRaw = Counted("clicksRaw", "Clicks on tracking links, whoever made them");
    public static readonly Measure ClicksHuman = Counted("clicksHuman", "Clicks on tracking links by people, without bots, previews, prefetches and repeats");
    public static readonly Measure Signups = Counted("signups", "Conversions of stage signup");
    public static readonly Measure Leads = Counted("leads", "Conversions of stage lead");
    public static readonly Measure Orders = Counted("orders", "Conversions of stage purchase");
    public static readonly Measure Refunds = Counted("refunds", "Refunds");
    public static readonly Measure RevenueGross = CountedMoney("revenueGross", "Amounts of purchases");
    public static readonly Measure RefundedAmount = CountedMoney("refundedAmount", "Amounts of refunds, on the day of the refund");
    public static readonly Measure Cost = CountedMoney("cost", "Amounts of costs, on the day they are booked");
    public static readonly Measure Unconverted = Counted("unconverted", "Money records left out of the amounts because no exchange rate is known for their day");

    public static readonly Measure FollowersGained = OfAccount("followersGained", "New followers of the brand's own accounts, those who left again included");
    public static readonly Measure FollowersLost = OfAccount("followersLost", "Followers that the brand's own accounts lost");
    public static readonly Measure CreatorFollowersGained = OfAccount("creatorFollowersGained", "New followers of the creators' accounts, those who left again included");
    public static readonly Measure CreatorFollowersLost = OfAccount("creatorFollowersLost", "Followers that the creators' accounts lost");
    public static readonly Measure AccountViews = OfAccount("accountViews", "Views of accounts, over their posts of any age");
    public static readonly Measure AccountImpressions = OfAccount("accountImpressions", "Impressions of accounts, over their posts of any age");
    public static readonly Measure AccountReach = Daily("accountReach", "Accounts reached on the day, counted once per reaching account: days do not add up");
    public static readonly Measure AccountEngagements = OfAccount("accountEngagements", "Engagements with accounts, over their posts of any age, as the source counts them");
    public static readonly Measure ProfileVisits = OfAccount("profileVisits", "Visits of accounts' profiles");
    public static readonly Measure AccountClicks = OfAccount("accountClicks", "Clicks on accounts and their posts as the network counts them, not those on tracking links");
    public static readonly Measure Sessions = Read("sessions", "Sessions on websites");
    public static readonly Measure EngagedSessions = Read("engagedSessions", "Engaged sessions on websites, as their analytics define them");
    public static readonly Measure NewUsers = Read("newUsers", "Visitors of websites for the first time");
    public static readonly Measure PageViews = Read("pageViews", "Pages viewed on websites");
    public static readonly Measure KeyEvents = Read("keyEvents", "Key events on websites, as their owners mark them");

    public static readonly Measure EngagementsWithViews = Read("engagementsWithViews", "Engagements of the readings that also report views");
    public static readonly Measure ImpressionsWithReach = Read("impressionsWithReach", "Impressions of the readings that also report reach");
    public static readonly Measure ReachWithImpressions = Read("reachWithImpressions", "Reach of the readings that also report impressions");
    public static readonly Measure SharesWithImpressions = Read("sharesWithImpressions", "Shares of the readings that also report impressions");
    public static readonly Measure EstimatedReach = Read("estimatedReach", "Reach of posts; where a network reports none their impressions, else their views");
    public static readonly Measure PotentialReach = Read("potentialReach", "Followers of the posting account when the post was first read, once for each post");
    public static readonly Measure PostsPublished = Counted("postsPublished", "Registered posts published on the day");
    public static readonly Measure CreatorActions = Read("creatorActions", "Likes, comments and shares of creators' posts");
    public static readonly Measure OwnActions = Read("ownActions", "Likes, comments and shares, reposts among them, of the brand's own posts");
    public static readonly Measure CreatorClicks = Counted("creatorClicks", "Human clicks on tracking links that a creator is credited for");
    public static readonly Measure AudienceDays = OfAccount("audienceDays", "Followers at the end of each day, added up over the days");
    public static readonly Measure CostFee = CountedMoney("costFee", "Costs of kind fee");
    public static readonly Measure CostProduct = CountedMoney("costProduct", "Costs of kind product");
    public static readonly Measure CostShipping = CountedMoney("costShipping", "Costs of kind shipping");
    public static readonly Measure CostCommission = CountedMoney("costCommission", "Costs of kind commission");
    public static readonly Measure CostBoost = CountedMoney("costBoost", "Costs of kind boost");
    public static readonly Measure CostOther = CountedMoney("costOther", "Costs of kind other, and of none");
    public static readonly Measure CostAllocated = CountedMoney("costAllocated", "Costs on the days that they are for: those of the registry spread as they say, the others on their own day");
    public static readonly Measure RefundedOnOrderDay = CountedMoney("refundedOnOrderDay", "Amounts of refunds on the day of their order; on their own day where the order is unknown");
    public static readonly Measure MarginGross = CountedMoney("marginGross", "Margin of purchases, by the margin of their product, its line or their campaign");
    public static readonly Measure MarginRefunded = CountedMoney("marginRefunded", "Margin of refunds, by the margin of their order's product, its line or campaign");
    public static readonly Measure MoneyWithoutMargin = CountedMoney("moneyWithoutMargin", "Purchases and refunds for whose product, line and campaign nobody says a margin");

    public static readonly Measure CostsUnallocated = Counted("costsUnallocated", "Agreed costs whose part of the day is not known: those by impressions until their span is over and something was measured in it, those of posts whose publication is unknown");

    public static readonly Measure CommentsReceived = Read("commentsReceived", "Comments about the own brand, with what people answer each other there");
    public static readonly Measure MentionsReceived = Read("mentionsReceived", "Mentions of the own brand elsewhere");
    public static readonly Measure MessagesReceived = Read("messagesReceived", "Private messages to the own accounts");
    public static readonly Measure RepliesSent = Read("repliesSent", "Replies of the own brand");
    public static readonly Measure RemarksPositive = Read("remarksPositive", "Comments, mentions and messages received that are positive");
    public static readonly Measure RemarksNeutral = Read("remarksNeutral", "Comments, mentions and messages received that are neutral");
    public static readonly Measure RemarksNegative = Read("remarksNegative", "Comments, mentions and messages received that are negative");
    public static readonly Measure RemarksUnscored = Read("remarksUnscored", "Comments, mentions and messages received without a sentiment: no text, no words, or a language without a lexicon");
    public static readonly Measure RemarksSpam = Read("remarksSpam", "Comments, mentions and messages received that are spam by a rule or a person's word");
    public static readonly Measure MentionReach = Read("mentionReach", "Reach of the mentions whose source says it: the same person is counted again for another mention");
    public static readonly Measure MentionEngagements = Read("mentionEngagements", "Engagements with the mentions whose source says them");

    public static readonly Measure ViewsBeforeTracking = Read("viewsBeforeTracking", "Views of posts from before their posts were tracked, booked on the day of the first reading");
    public static readonly Measure ImpressionsBeforeTracking = Read("impressionsBeforeTracking", "Impressions of posts from before their posts were tracked, booked on the day of the first reading");
    public static readonly Measure PostReachBeforeTracking = Read("postReachBeforeTracking", "Accounts reached by posts, once per post, from before their posts were tracked, booked on the day of the first reading");
    public static readonly Measure LikesBeforeTracking = Read("likesBeforeTracking", "Likes and other reactions from before their posts were tracked, booked on the day of the first reading");
    public static readonly Measure CommentsBeforeTracking = Read("commentsBeforeTracking", "Comments from before their posts were tracked, booked on the day of the first reading");
    public static readonly Measure SharesBeforeTracking = Read("sharesBeforeTracking", "Shares and reposts from before their posts were tracked, booked on the day of the first reading");
    public static readonly Measure SavesBeforeTracking = Read("savesBeforeTracking", "Saves from before their posts were tracked, booked on the day of the first reading");

    public static IReadOnlyList<Measure> All => Declared;

    public static Measure? Find(string name) => Declared.Find(measure => measure.Name == name);

    private static Measure Read(string name, string title) => Add(name, MeasureShape.Read, MeasureUnit.Count, title, isOfOneMember: true);

    private static Measure OfAccount(string name, string title) => Add(name, MeasureShape.Read, MeasureUnit.Count, title);

    private static Measure Closing(string name, string title) => Add(name, MeasureShape.Closing, MeasureUnit.Count, title);

    private static Measure Daily(string name, string title) => Add(name, MeasureShape.Daily, MeasureUnit.Count, title);

    private static Measure Counted(string name, string title) => Add(name, MeasureShape.Counted, MeasureUnit.Count, title, isOfOneMember: true);

    private static Measure CountedMoney(string name, string title) => Add(name, MeasureShape.Counted, MeasureUnit.Money, title, isOfOneMember: true);

    private static Measure Add(string name, MeasureShape shape, MeasureUnit unit, string title, bool isOfOneMember = false)
    {
        var measure = new Measure(name, shape, unit, title) { Index = Declared.Count, IsOfOneMember = isOfOneMember };
        Declared.Add(measure);
        return measure;
    }
}
