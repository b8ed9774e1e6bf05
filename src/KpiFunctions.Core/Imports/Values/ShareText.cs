using System.Globalization;

namespace KpiFunctions.Core.Imports;

/// <summary>Shares of a whole: "42%", "0.42", or "42" where the file counts to a hundred. Nobody sets off thousands in them, so either sign is the decimal one.</summary>
internal static class ShareText
{
    private const decimal Slack = 0.0005m; // A tool's own rounding: "100.03".

    /// <returns>0 to 1; null for what is no share.</returns>
    public static decimal? Parse(string cell, bool ofHundred)
    {
        if (Number(cell) is not { } number) return null;
        var share = ofHundred || cell.EndsWith('%') ? number / 100 : number;
        return share <= 1 + Slack ? Math.Min(share, 1) : null;
    }

    /// <summary>True for "42": a file with such a share counts to a hundred. A percent sign speaks for its own cell only.</summary>
    public static bool IsAboveOne(string cell) => !cell.EndsWith('%') && Number(cell) > 1 + Slack;

    private static decimal? Number(string cell) =>
        decimal.TryParse(cell.TrimEnd('%').TrimEnd().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
