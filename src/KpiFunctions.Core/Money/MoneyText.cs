using System.Globalization;

namespace KpiFunctions.Core.Money;

/// <summary>Reads amounts written in major units ("49.90") into minor units, exactly; writes them for people.</summary>
public static class MoneyText
{
    /// <summary>The largest amount that is taken, in minor units: a million million of most currencies. Thousands of such still have a sum.</summary>
    public const long MaxMinor = 100_000_000_000_000;

    /// <summary>
    /// Accepts an optional sign, digits and a decimal point, nothing else. False when the text is not such a number, has more decimals
    /// than the currency (trailing zeros apart), or does not fit: an amount is never rounded on the way in.
    /// </summary>
    public static bool TryParse(string text, string currency, out long minor)
    {
        minor = 0;
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!Currencies.IsKnown(currency) || text.Length > 28 || !decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out var major))
            return false;
        var scaled = major * Currencies.MinorPerMajor(currency);
        if (scaled != decimal.Truncate(scaled) || scaled is > MaxMinor or < -MaxMinor) return false;
        minor = (long)scaled;
        return true;
    }

    /// <summary>"1,234.50 EUR", "1,235 JPY".</summary>
    /// <param name="minor">A fraction too: a cost per click.</param>
    public static string Write(double minor, string currency) =>
        $"{(minor / Currencies.MinorPerMajor(currency)).ToString("N" + Currencies.MinorDigits(currency), CultureInfo.InvariantCulture)} {currency}";
}
