using System.Text.Json;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks;

/// <summary>
/// The plain Standard Webhooks payload {"type", "timestamp", "data"}: the data is an event object, the envelope fills in what it leaves out.
/// </summary>
public static class WebhookJson
{
    /// <param name="webhookId">Stands in for the id of an event that has neither an id nor, being a purchase, an order.</param>
    /// <param name="context">Its namespace is the sender's: the data may repeat it and may not name another one.</param>
    public static ReadEvent Read(ReadOnlyMemory<byte> body, string webhookId, EventContext context)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var failure = Collect(body, fields);
        if (failure is null) failure = Complete(fields, webhookId, context);
        var outcome = failure is null ? EventFields.ToRecord(fields, context) : failure;
        return new ReadEvent(0, body, fields.GetValueOrDefault("id"), outcome);
    }

    private static Rejection? Collect(ReadOnlyMemory<byte> body, Dictionary<string, string> fields)
    {
        var failure = JsonFields.Open(body, out var document);
        using var open = document;
        try
        {
            return open is null ? failure : Collect(open.RootElement, fields);
        }
        catch (InvalidOperationException)
        {
            return JsonFields.NoText();
        }
    }

    private static Rejection? Collect(JsonElement root, Dictionary<string, string> fields)
    {
        if (Envelope(root, "type") is not { } type) return new Rejection(RejectReason.TypeMissing, "type", "'type' is missing.");
        if (!IsMapped(type)) return new Rejection(RejectReason.EventUnmapped, "type", "This type of event has no mapping.");
        if (!root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
            return new Rejection(RejectReason.FieldMissing, "data", "'data' is missing or no object.");
        if (JsonFields.Flatten(data, fields) is { } invalid) return invalid;
        if (!fields.TryAdd("type", type) && fields["type"] != type)
            return new Rejection(RejectReason.FieldInvalid, "data.type", "'data.type' is not the webhook's type.");
        if (Envelope(root, "timestamp") is { } timestamp) fields.TryAdd("occurredAt", timestamp);
        return null;
    }

    private static Rejection? Complete(Dictionary<string, string> fields, string webhookId, EventContext context)
    {
        if (fields.TryGetValue("namespace", out var stated) && stated.Trim() != context.Namespace)
            return new Rejection(RejectReason.FieldInvalid, "namespace", "A webhook speaks only for its sender's namespace.");
        if (!IsPurchaseWithOrder(fields)) fields.TryAdd("id", webhookId);
        return null;
    }

    // The order number is the same in the shop's webhook and its CSV; the delivery's id is not.
    private static bool IsPurchaseWithOrder(Dictionary<string, string> fields) =>
        fields["type"] == RecordType.Conversion.WireName()
        && !string.IsNullOrWhiteSpace(fields.GetValueOrDefault("orderId"))
        && fields.GetValueOrDefault("stage", Stages.Purchase).Trim() is "" or Stages.Purchase;

    private static bool IsMapped(string type) =>
        RecordTypes.TryParse(type, out var known) && known.Kind() is RecordKind.Event or RecordKind.Reading;

    private static string? Envelope(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
