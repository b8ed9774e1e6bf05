using System.Text.Json;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Handshakes;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Webhooks of Meta for Instagram, Facebook pages and Threads (developers.facebook.com, graph-api/webhooks and instagram-platform/webhooks). Story insights,
/// one hour after the story's end, are the only push with numbers; -1 stands for "fewer than five" and is left out. Everything else carries ids and
/// text, for which there is no record type yet.
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
            Event = new("field"),
            Maps = new Dictionary<string, IReadOnlyList<EventMap>> { ["story_insights"] = [Story] },
            Unmapped = new Dictionary<string, string>
            {
                ["comments"] = "Comments have no record type yet.",
                ["live_comments"] = "Comments have no record type yet.",
                ["mentions"] = "Mentions have no record type yet.",
                ["messages"] = "Messages have no record type yet.",
            },
        },
        RepeatedBy = "media id and time of the entry",
        Retries = "at once, then less often over 36 hours",
    };

    // entry[] × changes[]. Some deliveries have field and value in the entry itself, some come in an outer array; messages stand in entry[].messaging[].
    private static IEnumerable<EventPart> Changes(JsonElement root) => Parts.WholeOrEach(root).SelectMany(part => InBody(part.Item));

    private static IEnumerable<EventPart> InBody(JsonElement body) =>
        Array(body, "entry") is { } entries ? entries.SelectMany(InEntry) : Parts.Whole(body);

    private static IEnumerable<EventPart> InEntry(JsonElement entry) =>
        Array(entry, "changes") is { } changes ? changes.Select(change => new EventPart(change, entry)) : Parts.Whole(entry);

    private static IEnumerable<JsonElement>? Array(JsonElement from, string member) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(member, out var array) && array.ValueKind == JsonValueKind.Array
            ? array.EnumerateArray()
            : null;
}
