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
        "clickId", "coupon", "orderId", "customerId", "email", "visitorId", "consent",
        "stage", "amount", "currency", "costKind", "readAt", "part",
    ];

    private static readonly string[] Ids = ["id", "orderId", "post"];

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
        var fields = row.ReadFields();
        foreach (var name in Ids)
            if (fields.TryGetValue(name, out var id) && RoundedIds.Check(id, name) is { } rounded) return rounded;
        return EventFields.ToRecord(fields, context.Events);
    }
}
