using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace KpiFunctions.Core.Imports;

/// <summary>
/// CSV whose cells no spreadsheet runs as a formula (CWE-1236): a cell that begins with <c>= + - @</c>, tab or carriage return gets an
/// apostrophe in front, plain numbers apart.
/// </summary>
public static partial class FormulaSafeCsv
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t");

    /// <summary>The cell as it may stand in a comma-separated file, quoted where needed.</summary>
    public static string Cell(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !PlainNumber().IsMatch(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) || safe is [' ', ..] or [.., ' '] ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>Rewrites a comma-separated UTF-8 file cell by cell, lines ending in CR LF. Cells that are safe already stay as they are.</summary>
    public static async Task CopyAsync(Stream csv, Stream output, CancellationToken cancel)
    {
        await using var reader = CsvReader.Create(csv, new CsvReaderOptions { Separator = ',', HasHeader = false }, leaveOpen: true);
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), bufferSize: 64 * 1024, leaveOpen: true);
        while (await reader.ReadAsync(cancel))
        {
            for (var i = 0; i < reader.FieldCount; i++)
            {
                if (i > 0) await writer.WriteAsync(',');
                await writer.WriteAsync(Cell(reader.GetString(i)).AsMemory(), cancel);
            }
            await writer.WriteAsync("\r\n".AsMemory(), cancel);
        }
    }

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();
}
