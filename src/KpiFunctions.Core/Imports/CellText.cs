using System.Globalization;
using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Imports;

/// <summary>What tools and spreadsheets do to a cell, undone where that is certain and reported where it is not.</summary>
internal static partial class CellText
{
    private static readonly HashSet<string> MissingWords =
        new(["-", "--", "–", "—", "N/A", "#N/A", "NaN", "null", "undefined", "(not set)"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Trims, unwraps <c>="123"</c>, and takes off the apostrophe that guards a cell from being run as a formula or turned into a number.
    /// Null when nothing remains.
    /// </summary>
    public static string? Clean(string cell)
    {
        var text = cell.AsSpan().Trim();
        if (text is ['=', '"', .., '"'] && text.Length >= 3) text = text[2..^1].Trim();
        if (text is ['\'', var next, ..] && (char.IsAsciiDigit(next) || next is '=' or '+' or '-' or '@' or '\t' or '\r')) text = text[1..].Trim();
        return text.IsEmpty ? null : text.Length == cell.Length ? cell : text.ToString();
    }

    /// <summary>True for blank and for the words with which tools say that a network does not supply a number.</summary>
    public static bool IsMissing(string? cell) => cell is null || MissingWords.Contains(cell);

    /// <summary>Digits, or digits in groups of three set off by commas. Anything else ("1.2K", "10,5", "6.5%", "-3") is no count.</summary>
    public static bool TryCount(string cell, out long count)
    {
        count = 0;
        return CountShape().IsMatch(cell)
            && long.TryParse(cell, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out count);
    }

    /// <summary>"1.78E+17": a spreadsheet has rounded the id away, and different ids have become one.</summary>
    public static bool IsRoundedId(string cell) => RoundedShape().IsMatch(cell);

    [GeneratedRegex(@"^(\d{1,19}|\d{1,3}(,\d{3}){1,6})\z", RegexOptions.CultureInvariant)]
    private static partial Regex CountShape();

    [GeneratedRegex(@"^\d([.,]\d+)?E\+?\d+\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex RoundedShape();
}
