using CsvHelper;

namespace KpiFunctions.Core.Imports;

/// <summary>The current row by column name.</summary>
internal sealed class Cells(CsvReader csv, Layout layout)
{
    private readonly string?[] fieldOfColumn = FieldsOf(layout);
    private readonly CellMemory memory = new();
    private readonly Func<int, string> read = csv.GetString;
    private readonly Dictionary<string, string> fields = new(StringComparer.Ordinal);

    /// <summary>The cell without what spreadsheets put around it (<see cref="CellText.Clean"/>); null when blank or when there is no such column.</summary>
    public string? this[string column] => layout.IndexOf(column) is var index and >= 0 && index < csv.FieldCount ? CellAt(index) : null;

    /// <summary>
    /// The cells that are not blank by the fields that their columns stand for, for dialects whose columns are fields. It is the same dictionary for
    /// every row: valid until the next one.
    /// </summary>
    public Dictionary<string, string> ReadFields()
    {
        fields.Clear();
        for (var i = 0; i < fieldOfColumn.Length && i < csv.FieldCount; i++)
            if (fieldOfColumn[i] is { } field && CellAt(i) is { } value)
                fields[field] = value;
        return fields;
    }

    public IReadOnlyList<string> Names => layout.Header.Names;

    /// <summary>The row just above the header: in files of several tables the table's title. Null when there is none.</summary>
    public string? Title => layout.Title;

    /// <summary>The cells past the header's last, blank ones left out.</summary>
    public IEnumerable<string> Beyond
    {
        get
        {
            for (var i = layout.Header.Names.Count; i < csv.FieldCount; i++)
                if (CellAt(i) is { } cell) yield return cell;
        }
    }

    /// <summary>Whether the cell says any amount but nothing: "0.00" and blank do not.</summary>
    public bool HasAmount(string column) => this[column] is { } cell && !CellText.IsMissing(cell) && !cell.AsSpan().Trim("0.,+-").IsEmpty;

    /// <summary>As by name, by the column's place; null past the row's end.</summary>
    public string? At(int index) => index < csv.FieldCount ? CellAt(index) : null;

    private string? CellAt(int index) => csv.IsEmpty(index) ? null : memory.Clean(csv.GetSpan(index), read, index);

    // By the file's columns; null for one that is not read.
    private static string?[] FieldsOf(Layout layout)
    {
        var fields = new string?[layout.Header.Names.Count];
        foreach (var column in layout.Dialect.Columns)
            if (layout.IndexOf(column) is var index and >= 0)
                fields[index] = layout.Dialect.ColumnOf.FirstOrDefault(field => field.Value == column).Key ?? column;
        for (var i = 0; i < fields.Length; i++)
            if (fields[i] is null && layout.Dialect.FreeColumns.Any(prefix => layout.Header.Names[i].StartsWith(prefix, StringComparison.Ordinal)))
                fields[i] = layout.Header.Names[i];
        return fields;
    }
}
