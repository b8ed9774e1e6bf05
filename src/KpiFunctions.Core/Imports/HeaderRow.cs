using System.Security.Cryptography;
using System.Text;

namespace KpiFunctions.Core.Imports;

/// <summary>The header's column names, found without regard to case and white space; where a name stands twice the first column is meant.</summary>
internal sealed class HeaderRow
{
    private readonly Dictionary<string, int> indexes;

    public HeaderRow(IEnumerable<string> cells)
    {
        Names = [.. cells.Select(cell => OneLine(CellText.Clean(cell) ?? ""))];
        indexes = Names.Select((name, index) => (name, index)).DistinctBy(column => column.name, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(column => column.name, column => column.index, StringComparer.OrdinalIgnoreCase);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>
    /// The same for files of one shape, whatever the order and case of their columns: 16 hexadecimal digits of the SHA-256 of the sorted names in lower case.
    /// </summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', Names.Where(name => name.Length > 0).Select(name => name.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal))))[..8]);

    /// <summary>0-based, -1 when the file has no such column.</summary>
    public int IndexOf(string column) => indexes.GetValueOrDefault(column, -1);

    public bool Has(string column) => indexes.ContainsKey(column);

    // Headers come with line breaks and doubled blanks in them.
    private static string OneLine(string name) =>
        name.Any(c => char.IsWhiteSpace(c) && c != ' ') || name.Contains("  ", StringComparison.Ordinal)
            ? string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            : name;
}
