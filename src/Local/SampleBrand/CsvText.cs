using System.Text;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>Writes CSV as RFC 4180 says: CRLF, quotes around what needs them.</summary>
internal sealed class CsvText
{
    private readonly StringBuilder text = new();

    public CsvText Row(params IEnumerable<string?> cells)
    {
        text.AppendJoin(',', cells.Select(Quoted)).Append("\r\n");
        return this;
    }

    public byte[] ToBytes(bool byteOrderMark = false) => [.. byteOrderMark ? Encoding.UTF8.Preamble : [], .. Encoding.UTF8.GetBytes(text.ToString())];

    private static string Quoted(string? cell) =>
        cell is null ? "" : cell.AsSpan().ContainsAny(",\"\r\n") ? $"\"{cell.Replace("\"", "\"\"")}\"" : cell;
}
