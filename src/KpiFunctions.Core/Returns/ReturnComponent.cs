using KpiFunctions.Core.Comparisons;
using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Returns;

/// <summary>One thing besides money that a brand gets for its work with creators. Components have units of their own: they stand side by side and are never added.</summary>
/// <param name="Group">"awareness", "reputation", "socialProof", "relationship" or "loyalty".</param>
/// <param name="IsOfBrand">A narrower scope than the whole brand has none.</param>
public sealed record ReturnComponent(string Name, string Group, string Title, string Definition, Func<ReturnFacts, Measured> Compute, bool IsOfBrand = false)
{
    public static IReadOnlyList<ReturnComponent> All { get; } =
    [
        new("reach", "awareness", "Gross reach", "Accounts reached by posts, counted once per post; not unique people.", facts => Measured.Count(facts.Measures.Of(Measures.PostReach))),
        new("brandedTraffic", "awareness", "Branded-traffic share",
            "Website sessions that came directly or through a search for the brand (channels Direct, Branded Search, Brand), of all sessions whose channel is known.",
            facts => Measured.Share(facts.BrandedSessions, facts.SessionsByChannel)),
        new("recognition", "awareness", "Recognition (survey)", "People who recognise the brand, of those who were asked question 'recognition' and said yes or no.",
            facts => Measured.Of(SurveyScore.YesShare(facts.Answers("recognition"))), IsOfBrand: true),
        new("surveyedAwareness", "awareness", "Awareness (survey)", "People who know the brand, of those who were asked question 'awareness' and said yes or no.",
            facts => Measured.Of(SurveyScore.YesShare(facts.Answers("awareness"))), IsOfBrand: true),
        new("netSentiment", "reputation", "Net sentiment", "(Positive - negative) / (positive + neutral + negative) of comments and mentions of the brand, spam left out; at least 10 with a sentiment.", NetSentimentOf),
        new("positiveVoice", "reputation", "Share of positive voice", "Positive mentions of the brand, of the positive mentions of the brand and its registered competitors.", PositiveVoiceOf, IsOfBrand: true),
        new("followersAgainstCompetitors", "socialProof", "Followers against competitors", "Followers of the brand's own accounts, of those of its own and its competitors' registered accounts together, at the end of the period.",
            FollowersOf, IsOfBrand: true),
        new("unpaidCreatorMentions", "socialProof", "Unpaid creator mentions", "Mentions of the brand by registered creators that belong to no campaign.",
            facts => facts.Conversation.IsKnown ? Measured.Count(facts.Conversation.UnpaidCreatorMentions) : Measured.None(Measured.NoData)),
        new("answeredShare", "relationship", "Answered share", "Comments and messages of the period that waited for the brand and were answered by its end.", facts => Measured.Share(facts.Conversation.Answered, facts.Conversation.Waiting)),
        new("returningEngagers", "relationship", "Returning engagers", "People who commented, mentioned or wrote on at least two days of the period, of all who did and are told apart.",
            facts => Measured.Share(facts.Conversation.ReturningEngagers, facts.Conversation.Engagers)),
        new("repeatPurchase30", "loyalty", "Repeat purchase at 30 days", "New customers who bought again within 30 days, of those whose 30 days are over.", facts => Measured.Of(facts.Customers?.Repeat30), IsOfBrand: true),
        new("repeatPurchase90", "loyalty", "Repeat purchase at 90 days", "New customers who bought again within 90 days, of those whose 90 days are over.", facts => Measured.Of(facts.Customers?.Repeat90), IsOfBrand: true),
        new("referralConversions", "loyalty", "Referral conversions per customer", "Orders credited to campaigns of type referral, by customers who bought in the period.", ReferralsOf, IsOfBrand: true),
        new("nps", "loyalty", "Net promoter score", "Promoters (9, 10) less detractors (0 to 6), of all who answered question 'nps' from 0 to 10; -1 to 1.",
            facts => Measured.Of(SurveyScore.Promoters(facts.Answers("nps"))), IsOfBrand: true),
        new("csat", "loyalty", "Customer satisfaction", "Answers 4 and 5 of 1 to 5 to question 'csat'.", facts => Measured.Of(SurveyScore.SatisfiedShare(facts.Answers("csat"))), IsOfBrand: true),
    ];

    public Measured Of(ReturnFacts facts) => IsOfBrand && facts.Scope.Members.Count > 0 ? Measured.None(Measured.WholeBrandOnly) : Compute(facts);

    private static Measured NetSentimentOf(ReturnFacts facts)
    {
        var said = facts.Conversation;
        return NetSentiment.Of(said.Positive, said.Neutral, said.Negative) is { } net
            ? new Measured(net.Value, null, net.Count, new Bounds(net.Low, net.High, NetSentiment.Method))
            : new Measured(null, "too-few", said.Positive + said.Neutral + said.Negative, null);
    }

    private static Measured PositiveVoiceOf(ReturnFacts facts) =>
        facts.Conversation.PositiveOfSet is { } all ? Measured.Share(facts.Conversation.PositiveMentions, all) : Measured.None(Measured.NoCompetitors);

    // Of followers there is no sample: they are all counted.
    private static Measured FollowersOf(ReturnFacts facts)
    {
        if (facts.OwnFollowers is not { } own) return Measured.None(Measured.NoData);
        return facts.CompetitorFollowers is { } others && own + others > 0 ? new Measured((double)own / (own + others), null, null, null) : Measured.None(Measured.NoCompetitors);
    }

    private static Measured ReferralsOf(ReturnFacts facts)
    {
        if (!facts.HasReferralCampaigns) return Measured.None(Measured.NoData);
        return facts.Customers is { } counts && counts.NewCustomers + counts.ReturningCustomers is > 0 and var customers ? new Measured((double)facts.ReferralOrders / customers, null, customers, null) : Measured.None(Measured.NoData);
    }
}
