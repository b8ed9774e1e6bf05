using System.Globalization;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>Minor units as senders write them.</summary>
internal static class MoneyText
{
    /// <summary>4990 EUR is "49.90", 500 JPY is "500".</summary>
    public static string Major(long minor, string currency) => currency == "JPY"
        ? minor.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{minor / 100}.{minor % 100:D2}");
}
