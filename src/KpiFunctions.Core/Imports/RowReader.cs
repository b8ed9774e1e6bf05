using CsvHelper;
using KpiFunctions.Core.Imports.Facts;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports;

/// <summary>Turns the reader's current row into what became of it.</summary>
internal sealed class RowReader
{
    private readonly CsvReader csv;
    private readonly Layout layout;
    private readonly Func<Cells, RowContext, RowOutcome> map;
    private readonly ImportContext import;
    private readonly RowContext context;
    private readonly Cells cells;
    private readonly RawRow raw;
    private readonly string lineage;

    public RowReader(CsvReader csv, Layout layout, ImportContext import, FileHabits habits)
    {
        (this.csv, this.layout, this.import) = (csv, layout, import);
        var dialect = layout.Dialect;
        map = dialect.Map ?? ((row, of) => dialect.States?.Of(row) ?? FactMap.Map(layout.Records, row, of));
        context = new(
            new EventContext(import.Namespace ?? dialect.Namespace, $"import:{dialect.Name}", import.ReceivedAt, import.HashPerson),
            import.ExportedAt)
        {
            Hints = import.Hints,
            Habits = habits with { Dates = habits.Dates ?? import.Hints.Dates ?? dialect.Dates, Decimal = habits.Decimal ?? dialect.Decimal ?? import.Hints.Decimal },
            Zone = dialect.Zone is { } zone ? TimeZoneInfo.FindSystemTimeZoneById(zone) : import.Hints.Zone,
        };
        cells = new Cells(csv, layout);
        lineage = $"import:{import.Blob}";
        raw = new RawRow(layout);
    }

    public Layout Table => layout;

    /// <param name="broken">The reader could not tell where this row's cells end.</param>
    public ImportedRow Read(bool broken)
    {
        if (layout.Dialect.Totals?.Has(cells) == true) return new() { Line = csv.LineNumber, Skipped = SkipReason.Total };
        if (Unreadable(broken) is { } problem) return Rejected(problem, whole: false);
        var outcome = map(cells, context);
        if (outcome.Rejection is { } rejection) return Rejected(InColumns(rejection), whole: csv.FieldCount >= layout.Header.Names.Count);
        return new ImportedRow
        {
            Line = csv.LineNumber,
            Records = Stamped(outcome.Records ?? []),
            Skipped = outcome.Skipped,
        };
    }

    private Rejection? Unreadable(bool broken)
    {
        if (csv.RawRecord.Length > ImportLimits.RowBytes) return Unreadable($"The row is larger than {ImportLimits.RowBytes / 1024} KiB.");
        if (csv.FieldCount > ImportLimits.RowFields) return Unreadable($"The row has more than {ImportLimits.RowFields} cells.");
        if (broken) return Unreadable("The row has text after a closing quote: quotes inside a quoted cell must be doubled.");
        for (var i = layout.Header.Names.Count; i < csv.FieldCount; i++)
            if (!csv.IsEmpty(i)) return Unreadable("The row has more cells than the header: a cell with a separator in it must be quoted.");
        return null;
    }

    // The uploader knows the file's columns, not the fields of our records.
    private Rejection InColumns(Rejection rejection) =>
        rejection.Field is { } field && ColumnOf(field) is { } column
            ? rejection with { Field = column, Detail = rejection.Detail.Replace($"'{field}'", $"'{column}'", StringComparison.Ordinal) }
            : rejection;

    private string? ColumnOf(string field) => layout.Dialect.ColumnOf.GetValueOrDefault(field)
        ?? layout.Records.Select(record => record.Fields.GetValueOrDefault(field)).OfType<CellRule>().SelectMany(rule => rule.Columns)
            .FirstOrDefault(column => layout.IndexOf(column) >= 0);

    private ImportedRow Rejected(Rejection rejection, bool whole) =>
        new() { Line = csv.LineNumber, Rejection = rejection, Raw = raw.Of(csv, whole) };

    private LogRecord[] Stamped(IReadOnlyList<LogRecord> records)
    {
        var stamped = new LogRecord[records.Count];
        for (var i = 0; i < stamped.Length; i++)
            stamped[i] = records[i] with { Import = import.Import, Lineage = lineage, Version = import.Version };
        return stamped;
    }

    private static Rejection Unreadable(FormattableString detail) =>
        new(RejectReason.RowUnreadable, null, FormattableString.Invariant(detail));

    private static Rejection Unreadable(string detail) => new(RejectReason.RowUnreadable, null, detail);
}
