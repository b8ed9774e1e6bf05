using System.Collections.Frozen;

namespace KpiFunctions.Core.Imports;

/// <summary>The header's column names, trimmed, found without regard to case; where a name stands twice the first column is meant.</summary>
internal sealed class HeaderRow
{
    private readonly FrozenDictionary<string, int> indexes;

    public HeaderRow(IEnumerable<string> cells)
    {
        Names = [.. cells.Select(cell => CellText.Clean(cell) ?? "")];
        indexes = Names.Select((name, index) => (name, index)).DistinctBy(column => column.name, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(column => column.name, column => column.index, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>0-based, -1 when the file has no such column.</summary>
    public int IndexOf(string column) => indexes.GetValueOrDefault(column, -1);

    public bool Has(string column) => indexes.ContainsKey(column);
}
