namespace KpiFunctions.Core.Money;

/// <summary>The circulating currencies of ISO 4217 and their minor units (digits after the point).</summary>
public static class Currencies
{
    private const string NoDecimals = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF";
    private const string ThreeDecimals = "BHD IQD JOD KWD LYD OMR TND";
    private const string TwoDecimals =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE " +
        "CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD " +
        "KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR " +
        "PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU " +
        "UZS VES WST XCD XCG YER ZAR ZMW ZWG";

    private static readonly Dictionary<string, int> Digits = new[] { (NoDecimals, 0), (ThreeDecimals, 3), (TwoDecimals, 2) }
        .SelectMany(group => group.Item1.Split(' ').Select(code => (code, digits: group.Item2)))
        .ToDictionary(each => each.code, each => each.digits, StringComparer.Ordinal);

    public static bool IsKnown(string code) => Digits.ContainsKey(code);

    /// <exception cref="KeyNotFoundException">The code is not a circulating currency.</exception>
    public static int MinorDigits(string code) => Digits[code];

    /// <summary>Ten to the number of minor digits: 100 for EUR, 1 for JPY.</summary>
    public static long MinorPerMajor(string code) => MinorDigits(code) switch { 0 => 1, 2 => 100, _ => 1000 };
}
