using System.Globalization;

namespace KpiFunctions.Core.Registry;

/// <summary>Numbers as registry entries hold them: text with a decimal point.</summary>
internal static class NumberTexts
{
    private const int MaxLength = 28;

    public static decimal? Decimal(string? text) =>
        text is { Length: <= MaxLength } && decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static long? Count(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    public static bool IsCount(string text) => Count(text) is not null;

    /// <summary>"0.42" and "42%" are the same; 42 without the sign is none, because 0.5 might then be either.</summary>
    public static decimal? Share(string? text)
    {
        if (text is null) return null;
        var isPercent = text.EndsWith('%');
        var value = Decimal(isPercent ? text[..^1].TrimEnd() : text);
        if (isPercent) value /= 100;
        return value is <= 1 ? value : null;
    }

    public static string Text(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
