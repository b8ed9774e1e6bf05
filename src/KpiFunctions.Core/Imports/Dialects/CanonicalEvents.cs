using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Dialects;

/// <summary>
/// Our own CSV of events and readings, of every type: the fields of the events API as columns, in any order, one record a row. Metrics stand under their own
/// names ("views"), shares and counts with their prefix ("shares.age.18-24", "counts.promoters").
/// </summary>
internal static class CanonicalEvents
{
    private static readonly string[] Metrics =
        [.. EventFieldNames.All.Where(field => field.StartsWith(EventFieldNames.MetricPrefix, StringComparison.Ordinal)).Select(field => field[EventFieldNames.MetricPrefix.Length..])];

    private static readonly string[] Fields =
        ["type", "id", "occurredAt", .. EventFieldNames.All.Where(field => !field.StartsWith(EventFieldNames.MetricPrefix, StringComparison.Ordinal)).Except(["type", "id", "occurredAt"])];

    private static readonly string[] Ids = ["id", "orderId", "post"];

    public static readonly Dialect Dialect = new()
    {
        Name = "events",
        Namespace = "events",
        RecognizedBy = ["type", "occurredAt"],
        Columns = [.. Fields, .. Metrics],
        FreeColumns = [EventFieldNames.SharesPrefix, EventFieldNames.CountsPrefix],
        NoOtherColumns = true,
        PersonalColumns = ["customerId", "email", "visitorId", "author", "text"],
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
