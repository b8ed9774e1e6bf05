using System.Globalization;
using CsvHelper;

namespace KpiFunctions.Core.Imports;

/// <summary>Whose export a file is, and how it is laid out: found by the header row's content, never by the file's name.</summary>
/// <param name="HeaderLine">Rows up to and including this line are no data.</param>
internal sealed record Layout(Dialect Dialect, char Separator, long HeaderLine, HeaderRow Header)
{
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <param name="head">The file's first block, UTF-8.</param>
    /// <returns>The layout, or why the file cannot be read; exactly one is set.</returns>
    public static (Layout? Found, Unreadable? Problem) Find(ReadOnlyMemory<byte> head)
    {
        var candidates = Separators.SelectMany(separator => FirstRows(head, separator)).ToList();
        if (candidates.Count == 0) return (null, new(UnreadableReason.Empty, "The file is empty."));
        foreach (var dialect in KnownDialects.All)
        {
            var match = candidates.FirstOrDefault(row => dialect.RecognizedBy.All(row.Header.Has));
            if (match.Header is null) continue;
            var problem = Check(dialect, match.Header);
            return problem is null ? (new(dialect, match.Separator, match.Line, match.Header), null) : (null, problem);
        }
        return (null, Unknown(candidates.Select(row => row.Header)));
    }

    public static CsvReaderOptions Options(char separator) => new()
    {
        Separator = separator,
        HasHeader = false,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MaxRecordSize = ImportLimits.EndlessRowBytes,
    };

    private static List<(char Separator, long Line, HeaderRow Header)> FirstRows(ReadOnlyMemory<byte> head, char separator)
    {
        var rows = new List<(char, long, HeaderRow)>();
        using var csv = CsvReader.Create(head, Options(separator));
        while (rows.Count < ImportLimits.RowsBeforeHeader && csv.Read())
        {
            var cells = Enumerable.Range(0, Math.Min(csv.FieldCount, ImportLimits.RowFields)).Select(csv.GetString).ToList();
            if (cells.Exists(cell => !string.IsNullOrWhiteSpace(cell))) rows.Add((separator, csv.LineNumber, new HeaderRow(cells)));
        }
        return rows;
    }

    private static Unreadable? Check(Dialect dialect, HeaderRow header)
    {
        var repeated = dialect.Columns.FirstOrDefault(column => header.Names.Count(name => name.Equals(column, StringComparison.OrdinalIgnoreCase)) > 1);
        if (repeated is not null) return new(UnreadableReason.ColumnRepeated, $"The column '{repeated}' is there more than once.");
        if (!dialect.NoOtherColumns) return null;
        var unknown = header.Names.FirstOrDefault(name => name.Length > 0 && !dialect.Columns.Contains(name, StringComparer.OrdinalIgnoreCase));
        return unknown is null ? null : new(
            UnreadableReason.ColumnUnknown,
            $"'{unknown}' is no column of the {dialect.Name} format, which has: {string.Join(", ", dialect.Columns)}.");
    }

    // Names only columns of ours: a file without a header has people's data in its first row.
    private static Unreadable Unknown(IEnumerable<HeaderRow> rows)
    {
        var nearest = rows.SelectMany(row => KnownDialects.All.Select(dialect => (dialect, missing: dialect.RecognizedBy.Where(c => !row.Has(c)).ToList())))
            .Where(pair => pair.dialect.RecognizedBy.Count - pair.missing.Count >= 2)
            .OrderBy(pair => pair.missing.Count)
            .FirstOrDefault();
        var hint = nearest.dialect is null
            ? $"Known formats: {string.Join(", ", KnownDialects.All.Select(dialect => dialect.Name))}."
            : $"It is nearest to {nearest.dialect.Name} but lacks: {string.Join(", ", nearest.missing)}.";
        return new(
            UnreadableReason.HeaderUnknown,
            string.Create(CultureInfo.InvariantCulture, $"No known header in the first {ImportLimits.RowsBeforeHeader} rows. {hint}"));
    }
}
