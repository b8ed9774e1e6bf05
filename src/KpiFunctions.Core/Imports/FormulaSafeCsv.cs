using System.Buffers;
using System.Text.RegularExpressions;

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

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();
}
