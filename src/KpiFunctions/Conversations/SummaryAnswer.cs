using KpiFunctions.Core.Conversation;

namespace KpiFunctions.Conversations;

/// <param name="AsOf">What is open, and what was answered in time, is so as of then.</param>
internal sealed record SummaryAnswer(
    string From,
    string To,
    DateTimeOffset AsOf,
    int Received,
    int Comments,
    int Mentions,
    int Messages,
    SentimentSummary Sentiment,
    CountedShare Spam,
    CountedShare Answered,
    InTimeSummary AnsweredWithin,
    ReplySummary ReplyMinutes,
    int OpenNegatives,
    IReadOnlyList<TopicSummary> Topics,
    IReadOnlyList<ProductSummary> Products,
    IReadOnlyList<ConversationSummary> Platforms)
{
    public SummaryAnswer(
        string from, string to, DateTimeOffset asOf, ConversationSummary whole, IReadOnlyList<TopicSummary> topics, IReadOnlyList<ProductSummary> products,
        IReadOnlyList<ConversationSummary> platforms)
        : this(
            from, to, asOf, whole.Received, whole.Comments, whole.Mentions, whole.Messages, whole.Sentiment, whole.Spam, whole.Answered, whole.AnsweredWithin,
            whole.ReplyMinutes, whole.OpenNegatives, topics, products, platforms)
    {
    }
}

/// <param name="Topic">As the senders name it; "unknown" for what they do not name.</param>
/// <param name="Count">Spam included.</param>
internal sealed record TopicSummary(string Topic, int Count, Measured Net)
{
    public static TopicSummary Of(IGrouping<string, ReceivedRemark> topic) => new(topic.Key, topic.Count(), SentimentSummary.Of([.. topic]).Net);
}

/// <param name="Product">As the senders name it; what names none is in no product.</param>
/// <param name="Count">Spam included.</param>
internal sealed record ProductSummary(string Product, int Count, SentimentSummary Sentiment)
{
    public static ProductSummary Of(IGrouping<string, ReceivedRemark> product) => new(product.Key, product.Count(), SentimentSummary.Of([.. product]));
}
