using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>Our own CSV of events and readings: the fields of the events API as columns, in any order, one record a row.</summary>
internal static class CanonicalEvents
{
    private static readonly string[] Metrics = [.. Records.Metrics.OfDay.Concat(Records.Metrics.OfAccount)];

    private static readonly string[] Fields =
    [
        "type", "id", "occurredAt", "namespace",
        "campaign", "influencer", "platform", "account", "post", "link", "contentType", "country",
        "clickId", "coupon", "orderId", "customerId", "email", "visitorId",
        "stage", "amount", "currency", "costKind", "readAt", "part",
    ];

    public static readonly Dialect Dialect = new()
    {
        Name = "events",
        Namespace = "events",
        RecognizedBy = ["type", "occurredAt"],
        Columns = [.. Fields, .. Metrics],
        NoOtherColumns = true,
        PersonalColumns = ["customerId", "email", "visitorId"],
        ColumnOf = Metrics.ToDictionary(metric => EventFieldNames.MetricPrefix + metric),
        Map = Map,
    };

    private static RowOutcome Map(Cells row, RowContext context)
    {
        if (RoundedIds.Find(row, "id", "orderId", "post") is { } rounded) return rounded;
        return EventFields.ToRecord(row.ReadFields(), context.Events);
    }
}
