using static KpiFunctions.Core.Kpis.Catalogue.Define;
using static KpiFunctions.Core.Kpis.KpiDirection;
using static KpiFunctions.Core.Kpis.Measures;

namespace KpiFunctions.Core.Kpis.Catalogue;

/// <summary>What people say about the brand: how much, and how it feels. Who answered whom, and how fast, needs whole threads: <c>GET /conversations/summary</c>.</summary>
internal static class RemarkKpis
{
    private const string NetSentiment = "shares of positive less negative texts (Symanto, Black Box)";
    private const string Received = "comments, mentions and messages received about the own brand";

    private static readonly MeasureSum Net = ((MeasureSum)RemarksPositive).Minus(RemarksNegative);
    private static readonly MeasureSum Felt = ((MeasureSum)RemarksPositive).Plus(RemarksNegative);
    private static readonly MeasureSum Scored = Felt.Plus(RemarksNeutral);
    private static readonly MeasureSum NotSpam = Scored.Plus(RemarksUnscored);

    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        Number("commentsReceived", "Comments received", CommentsReceived, Ours) with { Direction = None, Base = "about the own brand, one by one; not the network's counter" },
        Number("mentionsReceived", "Mentions received", MentionsReceived, Ours) with { Base = "of the own brand" },
        Number("messagesReceived", "Messages received", MessagesReceived, Ours) with { Direction = None, Base = "to the own accounts" },
        Number("repliesSent", "Replies sent", RepliesSent, Ours) with { Base = "by the own brand, whatever they answer" },
        Rate("netSentiment", "Net sentiment", Net, Scored, Received + " that have a sentiment, neutral ones included", NetSentiment) with { Sample = new(RemarksPositive, RemarksNeutral, RemarksNegative) },
        Rate("netSentimentWithoutNeutrals", "Net sentiment without neutrals", Net, Felt, Received + " that are positive or negative", NetSentiment) with { Sample = new(RemarksPositive, null, RemarksNegative) },
        Share("negativeShare", "Share of negative remarks", RemarksNegative, Scored, Received + " that have a sentiment", Ours) with { Direction = Down },
        Share("scoredShare", "Share of remarks with a sentiment", Scored, NotSpam, Received + ", spam left out", Ours) with { Direction = None },
        Share("spamShare", "Share of spam", RemarksSpam, NotSpam.Plus(RemarksSpam), Received, Ours) with { Direction = Down },
        Number("mentionReach", "Reach of mentions", MentionReach, Ours) with { Base = "mentions of the own brand whose source says their reach; not unique people" },
        Number("mentionEngagements", "Engagements with mentions", MentionEngagements, Ours) with { Base = "mentions of the own brand whose source says them" },
    ];
}
