using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>Our own CSV of events and readings: the fields of the events API as columns, in any order, one record a row.</summary>
internal static class CanonicalEvents
{
    private static readonly string[] Metrics = [.. Records.Metrics.OfPost, .. Records.Metrics.OfAccount];

    private static readonly string[] Fields =
    [
        "type", "id", "occurredAt", "namespace",
        "campaign", "influencer", "platform", "account", "post", "link", "contentType", "country",
        "clickId", "coupon", "orderId", "customerId", "email", "visitorId",
        "stage", "amount", "currency", "costKind",
    ];

    public static readonly Dialect Dialect = new()
    {
        Name = "events",
        Namespace = "events",
        RecognizedBy = ["type", "occurredAt"],
        Columns = [.. Fields, .. Metrics],
        NoOtherColumns = true,
        PersonalColumns = ["customerId", "email", "visitorId"],
        Map = Map,
    };

    private static RowOutcome Map(Cells row, RowContext context)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in Fields)
            if (row[field] is { } value) fields[field] = value;
        foreach (var metric in Metrics)
            if (row[metric] is { } value) fields[EventFieldNames.MetricPrefix + metric] = value;
        return EventFields.ToRecord(fields, context.Events);
    }
}
