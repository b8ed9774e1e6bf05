using System.Buffers;
using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Imports;

/// <summary>
/// CSV whose cells no spreadsheet runs as a formula (CWE-1236): a cell that begins with <c>= + - @</c>, one of their full-width forms
/// (which East Asian versions run too), tab or a line break gets an apostrophe in front, plain numbers apart.
/// </summary>
public static partial class FormulaSafeCsv
{
    private const string Starts = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",;\"\r\n\t");

    /// <summary>The cell as it may stand in a comma-separated file, quoted where needed.</summary>
    public static string Cell(string text)
    {
        var safe = text.Length > 0 && Starts.Contains(text[0]) && !PlainNumber().IsMatch(text) ? "'" + text : text;
        return safe.AsSpan().ContainsAny(Quoted) || safe is [' ', ..] or [.., ' '] ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    [GeneratedRegex(@"^[+-]?[0-9]+(\.[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex PlainNumber();
}
