using System.Text.Json;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Handshakes;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Webhooks of Meta for Instagram, Facebook pages and Threads (developers.facebook.com, graph-api/webhooks and instagram-platform/webhooks). Story insights,
/// one hour after the story's end, are the only push with numbers; -1 stands for "fewer than five" and is left out. Comments and messages carry text, a
/// mention only ids. The account is the entry's number: registered under it, what the account writes itself is the brand's.
/// </summary>
internal static class Meta
{
    private static readonly EventMap Story = new(RecordType.PostMetrics)
    {
        WithoutCounters = "Every counter of the story is below five.",
        Fields = new FieldMap
        {
            ["platform"] = "'instagram'",
            ["post"] = "value.media_id",
            ["contentType"] = "'story'",
            ["occurredAt"] = "^.time => unix",
            ["metrics.impressions"] = "value.impressions => count",
            ["metrics.views"] = "value.views => count",
            ["metrics.reach"] = "value.reach => count",
        },
    };

    private static readonly FieldMap OfComment = new()
    {
        ["id"] = "value.id",
        ["parent"] = "value.parent_id",
        ["platform"] = "'instagram'",
        ["account"] = "instagram:{^.id}",
        ["post"] = "value.media.id",
        ["author"] = "value.from.id",
        ["text"] = "value.text",
        ["occurredAt"] = "^.time => unix",
    };

    // The mention of a comment, else of a caption. What was said must be asked of Meta: until then it is a mention without a text.
    private static readonly EventMap Mention = new(RecordType.Mention)
    {
        Fields = new FieldMap
        {
            ["id"] = "value.comment_id ?? value.media_id",
            ["platform"] = "'instagram'",
            ["account"] = "instagram:{^.id}",
            ["occurredAt"] = "^.time => unix",
        },
    };

    public static readonly WebhookPreset Preset = new()
    {
        Name = "meta",
        Certainty = Certainty.B,
        Scheme = new SignatureScheme
        {
            Headers = ["X-Hub-Signature-256", "X-Hub-Signature"],
            Layout = SignatureLayout.Assignment,
            Tags = new Dictionary<string, SignatureAlgorithm> { ["sha256"] = SignatureAlgorithm.Sha256, ["sha1"] = SignatureAlgorithm.Sha1 },
            Encoding = SignatureEncoding.Hex,
        },
        Handshake = new HubChallenge(),
        Mapping = new JsonMapping
        {
            Split = Changes,
            Event = new("field ?? ^name"),
            Maps = new Dictionary<string, IReadOnlyList<EventMap>>
            {
                ["story_insights"] = [Story],
                ["comments"] = [new EventMap(RecordType.Comment) { Fields = OfComment }],
                ["live_comments"] = [new EventMap(RecordType.Comment) { Fields = OfComment }],
                ["mentions"] = [Mention],
                ["messages"] = [MetaMessages.In("value.", "instagram")],
                [MetaMessages.OfInstagram] = [MetaMessages.In("", "instagram")],
                [MetaMessages.OfPage] = [MetaMessages.In("", "facebook")],
            },
            Nothing = MetaMessages.Nothing,
        },
        RepeatedBy = "media id and time of the entry; id of a comment or message",
        Retries = "at once, then less often over 36 hours",
    };

    // entry[] × changes[]. Some deliveries have field and value in the entry itself, some come in an outer array; messages stand in entry[].messaging[].
    private static IEnumerable<EventPart> Changes(JsonElement root) => Parts.WholeOrEach(root).SelectMany(part => InBody(part.Item));

    private static IEnumerable<EventPart> InBody(JsonElement body) =>
        Array(body, "entry") is { } entries ? entries.SelectMany(entry => InEntry(entry, body)) : Parts.Whole(body);

    private static IEnumerable<EventPart> InEntry(JsonElement entry, JsonElement body)
    {
        var (changes, messaging) = (Array(entry, "changes"), Array(entry, "messaging"));
        if (changes is null && messaging is null) return Parts.Whole(entry);
        return (changes ?? []).Select(change => new EventPart(change, entry))
            .Concat((messaging ?? []).Select(message => new EventPart(message, entry, MetaMessages.NameOf(message, body))));
    }

    private static IEnumerable<JsonElement>? Array(JsonElement from, string member) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(member, out var array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray()
            : null;
}
