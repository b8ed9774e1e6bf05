using System.Text.Json;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Private messages of Instagram and Facebook pages: they stand in entry[].messaging[] and have no name there. An echo is what the account itself wrote: it
/// answers what it says it replies to; Meta's own inbox seldom says that, and then nobody knows what was answered.
/// </summary>
internal static class MetaMessages
{
    public const string OfInstagram = "messaging of instagram";
    public const string OfPage = "messaging of a page";

    private const string Echo = "messaging, echo";
    private const string Other = "messaging without a message";

    public static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>
    {
        [Echo] = "A message of the account itself that does not say what it answers.",
        [Other] = "A sign that a message was read, delivered or reacted to.",
    };

    public static string NameOf(JsonElement messaging, JsonElement body)
    {
        if (Member(messaging, "message") is not { } message) return Other;
        if (Member(message, "is_echo")?.ValueKind == JsonValueKind.True && Member(message, "reply_to") is null) return Echo;
        return Member(body, "object") is { ValueKind: JsonValueKind.String } name && name.ValueEquals("page") ? OfPage : OfInstagram;
    }

    /// <param name="at">Where the message stands in its event: "value." or "".</param>
    public static EventMap In(string at, string platform) => new(RecordType.Message)
    {
        Fields = new FieldMap
        {
            ["id"] = $"{at}message.mid",
            ["parent"] = $"{at}message.reply_to.mid",
            ["platform"] = $"'{platform}'",
            ["account"] = platform + ":{^.id}",
            ["author"] = $"{at}sender.id",
            ["text"] = $"{at}message.text",
            ["occurredAt"] = $"{at}timestamp => unix ?? ^.time => unix",
        },
    };

    private static JsonElement? Member(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;
}
