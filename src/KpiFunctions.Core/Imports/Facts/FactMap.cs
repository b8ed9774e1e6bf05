using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Facts;

/// <summary>Reads a row by the facts of its dialect.</summary>
internal static class FactMap
{
    private static readonly string[] Measured = [EventFieldNames.MetricPrefix, EventFieldNames.SharesPrefix, EventFieldNames.CountsPrefix];

    public static RowOutcome Map(IReadOnlyList<RecordFacts> facts, Cells row, RowContext context)
    {
        var records = new List<RecordOutcome>(facts.Count);
        foreach (var record in facts)
        {
            if (!record.When(row)) continue;
            var (fields, rejection) = Read(record, row, context);
            if (rejection is not null) return rejection;
            if (IsMeasured(record.Type, fields)) records.Add(EventFields.ToRecord(fields, context.Events));
        }
        return records.Count == 0 ? SkipReason.NothingMeasured : RowOutcome.AllOf(records.ToArray());
    }

    private static (Dictionary<string, string> Fields, Rejection? Rejection) Read(RecordFacts record, Cells row, RowContext context)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = record.Type.WireName() };
        foreach (var (field, rule) in record.Fields)
        {
            if (record.NameOf(field, row) is not { } name) continue;
            var reading = rule.Read(row, context);
            if (reading.Rejection is { } rejection) return (fields, rejection);
            if (reading.Text is { } text) fields[name] = text;
        }
        return (fields, null);
    }

    // A day on which the tool counted nothing, or a network that supplies none of the numbers: no mistake of the row.
    private static bool IsMeasured(RecordType type, Dictionary<string, string> fields) =>
        type.Kind() != RecordKind.Reading || type == RecordType.RefundTotal
        || fields.Keys.Any(field => Measured.Any(prefix => field.StartsWith(prefix, StringComparison.Ordinal)));
}
