using System.Globalization;
using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Imports;

/// <summary>Numbers as tools and spreadsheets write them: "1,234", "1.234,5", "1 234", "1.2K", "424.0". Exact or refused, never nearly.</summary>
internal static partial class NumberText
{
    private static readonly decimal[] Powers = [1, 1_000, 1_000_000, 1_000_000_000];

    /// <summary>
    /// The number's value. Thousands must be set off in groups of three; K, M and B multiply. False for everything else, and where a single sign
    /// before three digits may be either and the file does not tell which.
    /// </summary>
    /// <param name="sign">Null: unknown.</param>
    public static bool TryParse(string cell, DecimalSign? sign, out decimal value)
    {
        value = 0;
        var match = Shape().Match(cell);
        if (!match.Success || (sign ?? SignOf(cell) ?? Plain(cell)) is not { } decided) return false;
        var (point, thousands) = decided == DecimalSign.Point ? ('.', ',') : (',', '.');
        if (Digits(match.Groups["number"].Value, point, thousands) is not { } digits) return false;
        if (!decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number > 1_000_000_000_000_000_000m) return false;
        number *= Powers["kmb".IndexOf(match.Groups["power"].Value, StringComparison.OrdinalIgnoreCase) + (match.Groups["power"].Length > 0 ? 1 : 0)];
        value = match.Groups["minus"].Length > 0 ? -number : number;
        return true;
    }

    /// <summary>
    /// As <see cref="TryParse"/>, for whole numbers: "424.0" is one, "0.5" is none. Nothing is counted to three decimals, so a sign before three
    /// digits always sets off thousands.
    /// </summary>
    public static bool TryCount(string cell, out long count)
    {
        count = 0;
        var sign = IsAmbiguous(cell) ? cell.Contains(',', StringComparison.Ordinal) ? DecimalSign.Point : DecimalSign.Comma : SignOf(cell);
        if (!TryParse(cell, sign, out var value) || value != decimal.Truncate(value) || Math.Abs(value) > long.MaxValue) return false;
        count = (long)value;
        return true;
    }

    /// <summary>The decimal sign that a number gives away by itself; null when it has none, may be read both ways, or is no number.</summary>
    public static DecimalSign? SignOf(string cell)
    {
        var (comma, point) = (cell.LastIndexOf(','), cell.LastIndexOf('.'));
        if (!Shape().IsMatch(cell) || comma == point) return null;
        if (comma >= 0 && point >= 0) return comma > point ? DecimalSign.Comma : DecimalSign.Point;
        var (sign, other, at) = comma >= 0 ? (DecimalSign.Comma, DecimalSign.Point, comma) : (DecimalSign.Point, DecimalSign.Comma, point);
        if (cell.Count(c => c is ',' or '.') > 1) return other;
        return IsOpen(cell, at) ? null : sign;
    }

    /// <summary>True for "1,234" and "1.234": a whole number with thousands, or one with three decimals.</summary>
    public static bool IsAmbiguous(string cell) => Shape().IsMatch(cell) && cell.Count(c => c is ',' or '.') == 1 && SignOf(cell) is null;

    private static DecimalSign? Plain(string cell) => cell.AsSpan().IndexOfAny(',', '.') < 0 ? DecimalSign.Point : null;

    // One to three digits (the first no 0) before the sign and exactly three after it.
    private static bool IsOpen(string cell, int at)
    {
        var before = cell.AsSpan(0, at).TrimStart("+-\u2212");
        var after = cell.AsSpan(at + 1);
        return before.Length is >= 1 and <= 3 && before[0] != '0' && after.Length == 3 && after.IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static string? Digits(string number, char point, char thousands)
    {
        var parts = number.Split(point);
        if (parts.Length > 2 || (parts.Length == 2 && parts[1].AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)) return null;
        var groups = parts[0].Split(thousands, ' ', '\u00A0', '\u202F', '\'', '’');
        if (groups.Length > 1 && (groups[0].Length is 0 or > 3 || groups.Skip(1).Any(group => group.Length != 3))) return null;
        var whole = string.Concat(groups);
        return whole.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0 ? null : parts.Length == 2 ? $"{(whole.Length == 0 ? "0" : whole)}.{parts[1]}" : whole;
    }

    [GeneratedRegex(@"^(\+|(?<minus>[-−]))?(?<number>[0-9.,](?:[0-9.,'’]|[ \u00A0\u202F](?=[0-9])){0,30})[ \u00A0]?(?<power>[kmb])?\z", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Shape();
}
