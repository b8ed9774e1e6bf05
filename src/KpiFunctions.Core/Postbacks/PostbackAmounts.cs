using System.Text.RegularExpressions;

namespace KpiFunctions.Core.Postbacks;

/// <summary>Amounts as networks write them.</summary>
internal static partial class PostbackAmounts
{
    /// <summary>
    /// "49,90" is 49.90: one or two digits after a comma can only be decimals. Any other comma ("1,234", "1.234,50") could be read in two ways and stays,
    /// so that the amount is refused.
    /// </summary>
    public static string WithPoint(string text) => DecimalComma().IsMatch(text.Trim()) ? text.Trim().Replace(',', '.') : text;

    [GeneratedRegex(@"\A-?[0-9]+,[0-9]{1,2}\z")]
    private static partial Regex DecimalComma();
}
