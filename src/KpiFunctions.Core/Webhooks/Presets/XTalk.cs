using System.Text.Json;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Posts on X that speak of the account or answer somebody. A post that both answers and mentions is sent as both, and counts as both. In Account
/// Activity one array holds the account's own posts and those of others, told apart by their author.
/// </summary>
internal static class XTalk
{
    public const string OwnReply = "tweet_create_events, own reply";
    public const string OthersReply = "tweet_create_events, reply of others";
    public const string OthersTweet = "tweet_create_events, of others";

    private const string Created = "tweet_create_events";

    public static readonly EventMap Mentioned = new(RecordType.Mention) { Fields = OfActivity() };

    public static readonly EventMap Replied = new(RecordType.Reply)
    {
        Fields = OfActivity().With([new("parent", "data.payload.in_reply_to_tweet_id ?? data.payload.referenced_tweets[type=replied_to].id")]),
    };

    public static readonly EventMap TweetedMention = new(RecordType.Mention) { Fields = OfTweet() };

    public static readonly EventMap TweetedReply = new(RecordType.Reply) { Fields = OfTweet().With([new("parent", "in_reply_to_status_id_str")]) };

    public static readonly EventMap TweetedOwnReply = new(RecordType.Reply)
    {
        Fields = OfTweet().With([new("parent", "in_reply_to_status_id_str"), new("account", "x:{user.screen_name}"), new("author", "user.screen_name")]),
    };

    /// <param name="array">The array that the event stands in.</param>
    /// <param name="account">The id of the account that is listened to.</param>
    public static string NameOf(string array, JsonElement activity, JsonElement account)
    {
        if (array != Created) return array;
        var isReply = Text(activity, "in_reply_to_status_id_str") is not null;
        var author = activity.ValueKind == JsonValueKind.Object && activity.TryGetProperty("user", out var user) ? Text(user, "id_str") ?? Text(user, "id") : null;
        var isOwn = author is null || author == account.ToString();
        return (isOwn, isReply) switch
        {
            (true, false) => array,
            (true, true) => OwnReply,
            (false, true) => OthersReply,
            (false, false) => OthersTweet,
        };
    }

    private static FieldMap OfActivity() => new()
    {
        ["id"] = "data.payload.id",
        ["platform"] = "'x'",
        ["account"] = "x:{data.filter.user_id}",
        ["author"] = "data.payload.author_id",
        ["text"] = "data.payload.text",
        ["language"] = "data.payload.lang",
        ["occurredAt"] = "data.payload.created_at",
        ["metrics.impressions"] = "data.payload.public_metrics.impression_count",
        ["metrics.likes"] = "data.payload.public_metrics.like_count",
        ["metrics.comments"] = "data.payload.public_metrics.reply_count",
        ["metrics.shares"] = "data.payload.public_metrics.retweet_count => plus:data.payload.public_metrics.quote_count",
    };

    private static FieldMap OfTweet() => new()
    {
        ["id"] = "id_str",
        ["platform"] = "'x'",
        ["account"] = "x:{^.for_user_id}",
        ["author"] = "user.id_str ?? user.id",
        ["text"] = "extended_tweet.full_text ?? text",
        ["language"] = "lang",
        ["occurredAt"] = "timestamp_ms => unix ?? created_at => xTime",
        ["metrics.likes"] = "favorite_count",
        ["metrics.comments"] = "reply_count",
        ["metrics.shares"] = "retweet_count => plus:quote_count",
    };

    private static string? Text(JsonElement from, string member) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(member, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? value.ToString() : null;
}
