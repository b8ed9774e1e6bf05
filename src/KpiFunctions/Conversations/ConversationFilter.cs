using KpiFunctions.Core.Conversation;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Voice;

namespace KpiFunctions.Conversations;

/// <summary>Which remarks are asked for. Null: whatever it is.</summary>
/// <param name="Brand">Null: the own brand.</param>
/// <param name="Sentiment">"unknown": without one, spam included.</param>
/// <param name="Answered">False: waits for an answer; what waits for nobody is neither.</param>
/// <param name="OlderThan">Said at least so long ago.</param>
internal sealed record ConversationFilter(
    string? Kind = null,
    string? Sentiment = null,
    string? Topic = null,
    string? Platform = null,
    string? Brand = null,
    string? Campaign = null,
    string? Influencer = null,
    bool? Answered = null,
    TimeSpan? OlderThan = null,
    bool? Spam = null,
    string? Product = null)
{
    public const string Unknown = "unknown";

    public static readonly IReadOnlyList<string> Kinds = ["comment", "mention", "message", "reply"];
    public static readonly IReadOnlyList<string> Sentiments = [RemarkVerdict.Positive, RemarkVerdict.Neutral, RemarkVerdict.Negative, Unknown];

    public bool Takes(ReceivedRemark received, BrandSet brands, DateTimeOffset now) =>
        IsOn(received.Remark, brands)
        && Fits(Kind, received.Remark.Kind)
        && Fits(Sentiment, received.Remark.Verdict.Sentiment ?? Unknown)
        && Fits(Topic, received.Remark.Said.Topic ?? Unknown)
        && Fits(Product, received.Remark.Said.Product ?? Unknown)
        && (Answered is null || received.Waiting?.IsAnswered == Answered)
        && (OlderThan is not { } age || now - received.Remark.At >= age)
        && (Spam is null || received.Remark.Verdict.Spam is not null == Spam);

    private bool IsOn(DayRemark remark, BrandSet brands) =>
        IsOf(remark, brands)
        && Fits(Platform, remark.Platform ?? Unknown)
        && Fits(Campaign, remark.Campaign ?? Unknown)
        && Fits(Influencer, remark.Influencer ?? Unknown);

    private bool IsOf(DayRemark remark, BrandSet brands) => Brand is null ? remark.OfOwn : Brand == (remark.Brand ?? brands.Own.Id);

    private static bool Fits(string? asked, string said) => asked is null || asked == said;
}
