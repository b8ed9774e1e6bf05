using System.Text.Json;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Handshakes;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// X's Activity API and Account Activity (xdevplatform/docs, x-api/webhooks, x-api/activity). A new post comes with its counters as of the delivery,
/// mostly zeros: its first reading. What others write of the account is a mention, or a reply to what they answer (<see cref="XTalk"/>). Likes and follows come one by one
/// and have no record type yet; the shape of direct messages is not known.
/// </summary>
internal static class X
{
    private static readonly EventMap Created = new(RecordType.PostMetrics)
    {
        Fields = new FieldMap
        {
            ["platform"] = "'x'",
            ["post"] = "data.payload.id",
            ["occurredAt"] = "data.payload.created_at",
            ["metrics.impressions"] = "data.payload.public_metrics.impression_count",
            ["metrics.likes"] = "data.payload.public_metrics.like_count",
            ["metrics.comments"] = "data.payload.public_metrics.reply_count",
            ["metrics.shares"] = "data.payload.public_metrics.retweet_count => plus:data.payload.public_metrics.quote_count",
            ["metrics.saves"] = "data.payload.public_metrics.bookmark_count",
        },
    };

    private static readonly EventMap Tweeted = new(RecordType.PostMetrics)
    {
        Fields = new FieldMap
        {
            ["platform"] = "'x'",
            ["post"] = "id_str",
            ["account"] = "user.screen_name",
            ["occurredAt"] = "timestamp_ms => unix ?? created_at => xTime",
            ["metrics.likes"] = "favorite_count",
            ["metrics.comments"] = "reply_count",
            ["metrics.shares"] = "retweet_count => plus:quote_count",
        },
    };

    public static readonly WebhookPreset Preset = new()
    {
        Name = "x",
        Certainty = Certainty.A,
        Scheme = new SignatureScheme
        {
            Headers = ["x-twitter-webhooks-signature"],
            Layout = SignatureLayout.Assignment,
            Tags = new Dictionary<string, SignatureAlgorithm> { ["sha256"] = SignatureAlgorithm.Sha256 },
            Encoding = SignatureEncoding.Base64,
            BodyBegins = (byte)'{', // No token of the handshake begins so: what it has signed for a stranger is no delivery.
        },
        Handshake = new CrcChallenge(),
        Mapping = new JsonMapping
        {
            Split = Activities,
            Event = new("data.event_type ?? ^name"),
            Maps = new Dictionary<string, IReadOnlyList<EventMap>>
            {
                ["post.create"] = [Created],
                ["post.mention.create"] = [XTalk.Mentioned],
                ["post.quote.create"] = [XTalk.Mentioned],
                ["post.reply.create"] = [XTalk.Replied],
                ["tweet_create_events"] = [Tweeted],
                [XTalk.OwnReply] = [Tweeted, XTalk.TweetedOwnReply],
                [XTalk.OthersReply] = [XTalk.TweetedReply],
                [XTalk.OthersTweet] = [XTalk.TweetedMention],
            },
            Unmapped = new Dictionary<string, string> { ["*"] = "This activity has no record type yet." },
        },
        RepeatedBy = "post id, and time of a reading",
        AnswerWithin = TimeSpan.FromSeconds(10),
        Retries = "none; a replay job brings what was missed",
    };

    // Account Activity: "for_user_id" beside arrays that are named after the event.
    private static IEnumerable<EventPart> Activities(JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("for_user_id", out var account)) return Parts.Whole(root);
        return root.EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.Array)
            .SelectMany(member => member.Value.EnumerateArray().Select(activity => new EventPart(activity, root, XTalk.NameOf(member.Name, activity, account))));
    }
}
