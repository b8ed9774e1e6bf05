using System.Text.Json;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Webhooks;

/// <summary>
/// An event object of the events API and what its envelope says of it: the envelope fills in what the data leaves out.
/// </summary>
/// <param name="Type">Our record type; null when the envelope names none.</param>
/// <param name="Id">Stands in for the id of an event that has neither an id nor, being a purchase, an order.</param>
/// <param name="Time">Stands in for the time.</param>
internal readonly record struct EventEnvelope(string? Type, string? Id, string? Time)
{
    /// <param name="context">Its namespace is the sender's: the data may repeat it and may not name another one.</param>
    /// <exception cref="InvalidOperationException">A string holds half a surrogate pair.</exception>
    public RecordOutcome Read(JsonElement data, EventContext context)
    {
        if (Type is not { } type) return new Rejection(RejectReason.TypeMissing, "type", "'type' is missing.");
        if (!IsMapped(type)) return new Rejection(RejectReason.EventUnmapped, "type", "This type of event has no mapping.");
        if (data.ValueKind != JsonValueKind.Object) return new Rejection(RejectReason.FieldMissing, "data", "'data' is missing or no object.");
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (JsonFields.Flatten(data, fields) is { } invalid) return invalid;
        if (!fields.TryAdd("type", type) && fields["type"] != type)
            return new Rejection(RejectReason.FieldInvalid, "data.type", "'data.type' is not the webhook's type.");
        if (fields.TryGetValue("namespace", out var stated) && stated.Trim() != context.Namespace)
            return new Rejection(RejectReason.FieldInvalid, "namespace", "A webhook speaks only for its sender's namespace.");
        if (Time is not null) fields.TryAdd("occurredAt", Time);
        if (Id is not null && !IsPurchaseWithOrder(fields)) fields.TryAdd("id", Id);
        return EventFields.ToRecord(fields, context);
    }

    /// <summary>Marks the envelope's own members and what the events API reads of the data.</summary>
    /// <exception cref="InvalidOperationException">A name holds half a surrogate pair.</exception>
    public static void Mark(JsonElement envelope, IEnumerable<string> members, ReadMarks marks)
    {
        if (envelope.ValueKind != JsonValueKind.Object) return;
        foreach (var name in members)
            if (envelope.TryGetProperty(name, out var value)) marks.Add(value, ReadAs.Field);
        if (envelope.TryGetProperty("data", out var data)) EventMarks.Add(data, marks);
    }

    // The order number is the same in the shop's webhook and its CSV; the delivery's id is not.
    private static bool IsPurchaseWithOrder(Dictionary<string, string> fields) =>
        fields["type"] == RecordType.Conversion.WireName()
        && !string.IsNullOrWhiteSpace(fields.GetValueOrDefault("orderId"))
        && fields.GetValueOrDefault("stage", Stages.Purchase).Trim() is "" or Stages.Purchase;

    private static bool IsMapped(string type) =>
        RecordTypes.TryParse(type, out var known) && known.Kind() is RecordKind.Event or RecordKind.Reading;
}
