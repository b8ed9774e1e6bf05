using System.Text;
using CsvHelper;

namespace KpiFunctions.Core.Imports;

/// <summary>A row as text for its reject. Personal cells are masked; where the cells of a row cannot be told apart, none is kept.</summary>
internal sealed class RawRow(Layout layout)
{
    public const string Mask = "(masked)";
    public const string NotKept = "(not kept: personal data may be in it; see the file)";

    private readonly HashSet<int> personal =
    [
        .. layout.Dialect.PersonalColumns.Select(layout.IndexOf).Where(index => index >= 0),
        .. layout.Dialect.MasksOtherColumns ? Enumerable.Range(0, layout.Header.Names.Count).Except(layout.ReadIndexes()) : [],
    ];

    /// <param name="whole">False for a row whose cells may not stand under their columns, and for oversized rows.</param>
    public string Of(CsvReader csv, bool whole)
    {
        if (personal.Count > 0) return whole ? Masked(csv) : NotKept;
        var raw = csv.RawRecord;
        return raw.Length <= ImportLimits.RowBytes
            ? Encoding.UTF8.GetString(raw)
            : Encoding.UTF8.GetString(raw[..ImportLimits.OversizedRawBytes]) + " …";
    }

    private string Masked(CsvReader csv)
    {
        var text = new StringBuilder();
        for (var i = 0; i < csv.FieldCount; i++)
        {
            if (i > 0) text.Append(layout.Separator);
            var cell = csv.GetRawSpan(i);
            text.Append(personal.Contains(i) && !cell.IsEmpty ? Mask : Encoding.UTF8.GetString(cell));
        }
        return text.ToString();
    }
}
