using CsvHelper;

namespace KpiFunctions.Core.Imports;

/// <summary>The current row by column name.</summary>
internal sealed class Cells(CsvReader csv, HeaderRow header)
{
    /// <summary>The cell without what spreadsheets put around it (<see cref="CellText.Clean"/>); null when blank or when there is no such column.</summary>
    public string? this[string column] =>
        header.IndexOf(column) is var index and >= 0 && index < csv.FieldCount ? CellText.Clean(csv.GetString(index)) : null;
}
