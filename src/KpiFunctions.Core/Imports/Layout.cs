using System.Collections.Frozen;
using CsvHelper;

namespace KpiFunctions.Core.Imports;

/// <summary>Whose export a table is, and how it is laid out: found by the header row's content, never by the file's name.</summary>
/// <param name="HeaderLine">Rows up to and including this line are no data.</param>
/// <param name="Preamble">The rows above the header, one text each.</param>
internal sealed record Layout(Dialect Dialect, char Separator, long HeaderLine, HeaderRow Header, IReadOnlyList<string> Preamble)
{
    private readonly FrozenDictionary<string, int> indexes = IndexesOf(Dialect, Header);

    /// <summary>The row just above the header; null when there is none.</summary>
    public string? Title => Preamble.Count > 0 ? Preamble[^1].Trim('"', ' ') : null;

    public IReadOnlyList<Facts.RecordFacts> Records { get; private init; } = [];

    /// <summary>The dialect's column, by whatever name this file has it; -1 when it has not.</summary>
    public int IndexOf(string column) => indexes.GetValueOrDefault(column, -1);

    public static CsvReaderOptions Options(char separator) => new()
    {
        Separator = separator,
        HasHeader = false,
        TrackLineNumbers = true,
        IncludeValuesInExceptions = false,
        MaxRecordSize = ImportLimits.EndlessRowBytes,
    };

    /// <returns>The layout, or why the table cannot be read; both null when the header is not the dialect's.</returns>
    public static (Layout? Found, Unreadable? Problem) Of(Dialect dialect, HeaderCandidate row, FileHints hints)
    {
        if (!dialect.RecognizedBy.All(column => NameOf(dialect, row.Header, column) is not null) || !dialect.AndBy(row.Header, row.Preamble)) return (null, null);
        var layout = new Layout(dialect, row.Separator, row.Line, row.Header, row.Preamble);
        layout = layout with { Records = dialect.RecordsOf?.Invoke(layout) ?? dialect.Records };
        return layout.Check(hints) is { } problem ? (null, problem) : (layout, null);
    }

    private static string? NameOf(Dialect dialect, HeaderRow header, string column) =>
        header.Has(column) ? column : dialect.Aliases.GetValueOrDefault(column)?.FirstOrDefault(header.Has);

    private static FrozenDictionary<string, int> IndexesOf(Dialect dialect, HeaderRow header) =>
        header.Names.Concat(dialect.Aliases.Keys).Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(column => (column, name: NameOf(dialect, header, column)))
            .Where(each => each.name is not null)
            .ToFrozenDictionary(each => each.column, each => header.IndexOf(each.name!), StringComparer.OrdinalIgnoreCase);

    private Unreadable? Check(FileHints hints)
    {
        var repeated = ReadIndexes().Select(index => Header.Names[index]).FirstOrDefault(column =>
            Header.Names.Count(name => name.Equals(column, StringComparison.OrdinalIgnoreCase)) > 1);
        if (repeated is not null) return new(UnreadableReason.ColumnRepeated, $"The column '{repeated}' is there more than once.");
        if (Dialect.NeedsAccount && hints.Account is null)
            return new(
                UnreadableReason.AccountMissing,
                $"A file of {Dialect.Name} does not say whose figures it has: put it into a folder named @<account>, or set the blob's metadata 'account'.");
        return (Dialect.NoOtherColumns ? CheckOthers() : null) ?? Dialect.Refuse(this, hints);
    }

    /// <summary>Of the columns that are read.</summary>
    public IEnumerable<int> ReadIndexes() =>
        Dialect.Columns.Concat(Header.Names.Where(Dialect.Reads)).Concat(Records.SelectMany(record => record.Columns)).Select(IndexOf).Where(index => index >= 0).Distinct();

    private Unreadable? CheckOthers()
    {
        var unknown = Header.Names.FirstOrDefault(name => name.Length > 0 && !Dialect.Reads(name));
        return unknown is null ? null : new(
            UnreadableReason.ColumnUnknown,
            $"'{unknown}' is no column of the {Dialect.Name} format, which has: {string.Join(", ", Dialect.Columns.Concat(Dialect.FreeColumns.Select(prefix => prefix + "…")))}.");
    }
}

/// <summary>A row that may be a header.</summary>
/// <param name="Preamble">The rows above it, one text each.</param>
internal sealed record HeaderCandidate(char Separator, long Line, HeaderRow Header, IReadOnlyList<string> Preamble);
