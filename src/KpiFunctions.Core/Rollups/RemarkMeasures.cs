using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// What one remark about the own brand adds to the rows of its members. Remarks come from senders that may be connected or not, so a row without any has
/// no such measures, and none of them is 0 there; where one was seen, the five sentiments are known, the others as 0.
/// </summary>
internal static class RemarkMeasures
{
    private static readonly Measure[] Sentiments =
        [Measures.RemarksPositive, Measures.RemarksNeutral, Measures.RemarksNegative, Measures.RemarksUnscored, Measures.RemarksSpam];

    private static readonly string[] Reactions = [Metrics.Likes, Metrics.Comments, Metrics.Shares];

    public static void Add(RowPart row, DayRemark remark)
    {
        if (remark.FromBrand)
        {
            if (remark.Said.Parent is not null) row.Measures.Add(Measures.RepliesSent, 1);
            return;
        }
        row.Measures.Add(CounterOf(remark), 1);
        var felt = SentimentOf(remark.Verdict);
        foreach (var measure in Sentiments) row.Measures.Add(measure, measure == felt ? 1 : 0);
        if (remark.Kind != RecordType.Mention.WireName()) return;
        if (ReachOf(remark) is { } reach) row.Measures.Add(Measures.MentionReach, reach);
        if (EngagementsOf(remark) is { } engagements) row.Measures.Add(Measures.MentionEngagements, engagements);
    }

    /// <summary>Null where its source does not say it.</summary>
    public static long? ReachOf(DayRemark remark) => Counter(remark, Metrics.Reach);

    /// <summary>The source's own total, else likes, comments and shares as far as it says them; null where it says none.</summary>
    public static long? EngagementsOf(DayRemark remark)
    {
        if (Counter(remark, Metrics.Engagements) is { } stated) return stated;
        var known = Reactions.Select(name => Counter(remark, name)).OfType<long>().ToList();
        return known.Count > 0 ? known.Sum() : null;
    }

    // What people answer each other stands under the same post as the comment that they answer.
    private static Measure CounterOf(DayRemark remark) =>
        remark.Kind == RecordType.Mention.WireName() ? Measures.MentionsReceived
        : remark.Kind == RecordType.Message.WireName() ? Measures.MessagesReceived
        : Measures.CommentsReceived;

    private static Measure SentimentOf(RemarkVerdict verdict) => verdict switch
    {
        { Spam: not null } => Measures.RemarksSpam,
        { Sentiment: RemarkVerdict.Positive } => Measures.RemarksPositive,
        { Sentiment: RemarkVerdict.Neutral } => Measures.RemarksNeutral,
        { Sentiment: RemarkVerdict.Negative } => Measures.RemarksNegative,
        _ => Measures.RemarksUnscored,
    };

    private static long? Counter(DayRemark remark, string name) => remark.Counters?.TryGetValue(name, out var value) == true ? value : null;
}
