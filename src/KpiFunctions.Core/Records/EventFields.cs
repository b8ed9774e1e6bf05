using System.Globalization;
using KpiFunctions.Core.Clicks;

namespace KpiFunctions.Core.Records;

/// <summary>
/// Turns the flat text fields of an event or a reading into a record, or says what is wrong with them. Every sender ends here: the events
/// API, webhooks and imports. Nested fields are named with a point: "metrics.views", "utm.source". Empty fields count as absent. A field
/// that nobody knows is refused, never dropped.
/// </summary>
public static class EventFields
{
    private static readonly IReadOnlyList<string> Sent =
        [.. Enum.GetValues<RecordType>().Where(type => type.Kind() is RecordKind.Event or RecordKind.Reading).Select(RecordTypes.WireName)];

    private static readonly TimeSpan MaxAhead = TimeSpan.FromHours(24);
    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static RecordOutcome ToRecord(IReadOnlyDictionary<string, string> fields, EventContext context)
    {
        var reader = new FieldReader(fields);
        if (ReadType(reader) is not { } type) return reader.Failure!;
        EventFieldNames.RefuseUnknown(reader, type);
        if (ReadTime(reader, context) is not { } occurredAt) return reader.Failure!;
        var draft = new LogRecord
        {
            Type = type,
            Namespace = reader.Text("namespace") ?? context.Namespace,
            Id = "",
            Source = context.Source,
            OccurredAt = occurredAt,
            ReceivedAt = TimeText.ToMilliseconds(context.ReceivedAt),
            On = EventDimensions.Read(reader),
            Person = ReadPerson(reader, context.HashPerson, occurredAt),
            Consent = ReadConsent(reader),
            ClickId = reader.Text("clickId"),
            Coupon = reader.Text("coupon"),
            Order = reader.Text("orderId"),
        };
        draft = Complete(draft, reader, context);
        return reader.Failure is { } failure ? failure : draft;
    }

    private static LogRecord Complete(LogRecord draft, FieldReader reader, EventContext context)
    {
        if (draft.Type.IsRemark()) return EventRemarks.Complete(draft, reader, context.HashPerson);
        return draft.Type.Kind() == RecordKind.Reading ? EventReadings.Complete(draft, reader) : CompleteEvent(draft, reader);
    }

    private static RecordType? ReadType(FieldReader reader)
    {
        if (reader.Required("type", RejectReason.TypeMissing) is not { } name) return null;
        if (RecordTypes.TryParse(name, out var type) && type.Kind() is RecordKind.Event or RecordKind.Reading) return type;
        reader.Fail(RejectReason.TypeUnknown, "type", $"'type' is none of: {string.Join(", ", Sent)}.");
        return null;
    }

    private static DateTimeOffset? ReadTime(FieldReader reader, EventContext context)
    {
        const string field = "occurredAt";
        if (reader.Required(field, RejectReason.TimeMissing) is not { } text) return null;
        if (!TimeText.TryParse(text, out var time))
            reader.Fail(RejectReason.TimeInvalid, field, "'occurredAt' is no ISO 8601 time with an offset or Z.");
        else if (time < Earliest || time - context.ReceivedAt > MaxAhead)
            reader.Fail(RejectReason.TimeOutOfRange, field, "'occurredAt' is before the year 2000 or more than 24 hours ahead.");
        return reader.Failure is null ? time : null;
    }

    // One person may be named in several ways; the one that stays the same longest is counted. A visitor who has refused is another one every UTC day.
    private static string? ReadPerson(FieldReader reader, Func<string, string> hash, DateTimeOffset occurredAt)
    {
        var (customer, email, visitor) = (reader.Text("customerId"), reader.Text("email"), reader.Text("visitorId"));
        if (customer is not null) return hash("customer:" + customer);
        if (email is not null) return hash("email:" + email.ToLowerInvariant());
        if (visitor is null) return null;
        var always = hash("visitor:" + visitor);
        return ReadConsent(reader) == false ? hash(string.Create(CultureInfo.InvariantCulture, $"day:{occurredAt.UtcDateTime:yyyy-MM-dd}\n{always}")) : always;
    }

    private static bool? ReadConsent(FieldReader reader) => reader.OneOf("consent", ["true", "false"]) is { } said ? said == "true" : null;

    private static LogRecord CompleteEvent(LogRecord draft, FieldReader reader)
    {
        var stage = draft.Type == RecordType.Conversion ? reader.OneOf("stage", Stages.InOrder) ?? Stages.Purchase : null;
        return draft with
        {
            On = draft.On with { Product = reader.Text("product") },
            Id = ReadId(reader, stage == Stages.Purchase ? draft.Order : null),
            Stage = stage,
            Amount = draft.Type.IsMoney() ? EventMoney.Read(reader, draft.Type) : null,
            CostKind = draft.Type == RecordType.Cost ? reader.OneOf("costKind", EventMoney.CostKinds) : null,
            // The sender says that it was a click: what we cannot look at ourselves is taken at its word.
            ClickClass = draft.Type == RecordType.Click ? ClickClasses.Human : null,
        };
    }

    // A purchase is its order, so the webhook and the CSV of one shop agree without inventing anything.
    private static string ReadId(FieldReader reader, string? order)
    {
        var id = reader.Text("id") ?? order;
        if (id is null) reader.Fail(RejectReason.IdMissing, "id", "'id' is missing; only a purchase may stand under its 'orderId'.");
        return id ?? "";
    }
}
