using KpiFunctions.Core.Records;
using KpiFunctions.Core.Webhooks.Mapping;
using KpiFunctions.Core.Webhooks.Signatures;

namespace KpiFunctions.Core.Webhooks.Presets;

/// <summary>
/// Bitly's click webhooks (dev.bitly.com/docs/tutorials/create-a-webhook). Nothing is signed: the secret stands in the address that Bitly is given, as
/// "user:password@" (better, because addresses are logged on the way and headers are not) or as ?key=. Its OAuth client credentials are not supported.
/// </summary>
internal static class Bitly
{
    private static readonly EventMap Click = new(RecordType.Click)
    {
        Fields = new FieldMap
        {
            ["id"] = "event_id",
            ["occurredAt"] = "datetime",
            ["link"] = "bitlink",
            ["country"] = "country",
        },
    };

    public static readonly WebhookPreset Preset = new()
    {
        Name = "bitly",
        Certainty = Certainty.B,
        Scheme = new TokenScheme((TokenPlace.BasicPair, ""), (TokenPlace.Bearer, ""), (TokenPlace.Query, "key")),
        Mapping = new JsonMapping
        {
            // There is no member for the kind of event: whatever has a bitlink is a click or a scan of it.
            Event = new("event_type ?? 'click'"),
            Maps = new Dictionary<string, IReadOnlyList<EventMap>> { ["click"] = [Click] },
        },
        RepeatedBy = "event_id",
        Retries = "several; how often is not published",
    };
}
