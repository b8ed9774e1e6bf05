using System.Text.Json.Serialization;
using KpiFunctions.Core.Conversation;
using KpiFunctions.Reading;

namespace KpiFunctions.Conversations;

/// <summary>How much was said, how it feels and how it was answered. Spam counts as received and in nothing else.</summary>
/// <param name="Platform">Of a part; absent in the whole.</param>
/// <param name="Comments">With what people answer each other there.</param>
internal sealed record ConversationSummary(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Platform,
    int Received,
    int Comments,
    int Mentions,
    int Messages,
    SentimentSummary Sentiment,
    CountedShare Spam,
    CountedShare Answered,
    InTimeSummary AnsweredWithin,
    ReplySummary ReplyMinutes,
    int OpenNegatives)
{
    /// <param name="remarks">In order of time.</param>
    public static ConversationSummary Of(string? platform, IReadOnlyList<ReceivedRemark> remarks, TimeSpan within, DateTimeOffset now)
    {
        var replies = ReplyStatistics.OfWaiting(remarks.Select(received => received.Waiting).OfType<WaitingTurn>(), within, now);
        var (mentions, messages, spam) = (remarks.Count(IsA("mention")), remarks.Count(IsA("message")), remarks.Count(received => received.Remark.Verdict.Spam is not null));
        return new ConversationSummary(
            platform, remarks.Count, remarks.Count - mentions - messages, mentions, messages, SentimentSummary.Of(remarks), CountedShare.Of(spam, remarks.Count),
            CountedShare.Of(replies.Answered, replies.Waiting), InTimeSummary.Of(replies, within), ReplySummary.Of(replies), replies.OpenNegatives.Count);
    }

    private static Func<ReceivedRemark, bool> IsA(string kind) => received => received.Remark.Kind == kind;
}

/// <param name="Unknown">Without a sentiment, spam left out.</param>
/// <param name="Net">(positive - negative) / (positive + neutral + negative).</param>
internal sealed record SentimentSummary(int Positive, int Neutral, int Negative, int Unknown, Measured Net)
{
    public static SentimentSummary Of(IReadOnlyList<ReceivedRemark> remarks)
    {
        var felt = remarks.Where(received => received.Remark.Verdict.Spam is null).CountBy(received => received.Remark.Verdict.Sentiment ?? ConversationFilter.Unknown).ToDictionary();
        int Count(string sentiment) => felt.GetValueOrDefault(sentiment);
        var (positive, neutral, negative) = (Count(RemarkVerdict.Positive), Count(RemarkVerdict.Neutral), Count(RemarkVerdict.Negative));
        return new SentimentSummary(positive, neutral, negative, Count(ConversationFilter.Unknown), Measured.Net(positive, neutral, negative));
    }
}

internal sealed record CountedShare(long Count, Measured Share)
{
    public static CountedShare Of(long count, long of) => new(count, Measured.Share(count, of));
}

/// <param name="Due">Old enough to have been answered in time or not: the base of the share.</param>
internal sealed record InTimeSummary(double Hours, int Count, int Due, Measured Share, IntervalAnswer? Interval)
{
    public static InTimeSummary Of(ReplyStatistics replies, TimeSpan within)
    {
        var share = Measured.Share(replies.AnsweredInTime, replies.Due);
        return new InTimeSummary(within.TotalHours, replies.AnsweredInTime, replies.Due, share, share.Interval);
    }
}

/// <param name="N">Answers whose time is known.</param>
/// <param name="Method">How the percentiles are made.</param>
internal sealed record ReplySummary(Measured Median, Measured P90, int N, string Method)
{
    public static ReplySummary Of(ReplyStatistics replies) => new(
        Measured.Of(replies.Median?.TotalMinutes), Measured.Of(replies.Percentile90?.TotalMinutes), replies.Answered - replies.UnknownWaits, ReplyStatistics.PercentileMethod);
}
