using KpiFunctions.Core.Conversation;

namespace KpiFunctions.Conversations;

/// <summary>A remark as the API shows it.</summary>
/// <param name="Id">Pass it to PUT /conversations/{id}/sentiment.</param>
/// <param name="Brand">Null: the own brand.</param>
/// <param name="Author">A keyed hash: the same for the same person, and no way back.</param>
/// <param name="SentimentFrom">given, lexicon, corrected or none.</param>
/// <param name="SentimentWhy">Why the lexicon gives none.</param>
/// <param name="Spam">The rule that holds, "person" where somebody said so.</param>
/// <param name="Answered">Null: it waits for nobody.</param>
/// <param name="AnsweredAt">Null also where every answer is dated before the remark.</param>
internal sealed record ConversationView(
    string Id, string Kind, DateTimeOffset At, string? Platform, string? Account, string? Post, string? Campaign, string? Influencer, string? Brand, string? Product,
    string? Topic, string? Language, string? Text, string? Author, string? Sentiment, string SentimentFrom, string? SentimentWhy, string? Spam, bool? Answered,
    DateTimeOffset? AnsweredAt, double? ReplyMinutes, string? Url)
{
    public static ConversationView Of(ReceivedRemark received)
    {
        var (remark, said, verdict) = (received.Remark, received.Remark.Said, received.Remark.Verdict);
        return new ConversationView(
            received.Name, remark.Kind, remark.At, remark.Platform, remark.Account, remark.Post, remark.Campaign, remark.Influencer, remark.Brand, said.Product,
            said.Topic, said.Language, said.Text, said.Author, verdict.Sentiment, verdict.From, verdict.Why, verdict.Spam, received.Waiting?.IsAnswered,
            received.AnsweredAt, received.Waiting?.Wait?.TotalMinutes, said.Url);
    }
}
