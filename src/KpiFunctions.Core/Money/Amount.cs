namespace KpiFunctions.Core.Money;

/// <summary>An amount in the minor unit of its currency: 4990 EUR is 49.90 euros, 500 JPY is 500 yen.</summary>
/// <param name="Minor">Integer minor units.</param>
/// <param name="Currency">ISO 4217 alphabetic code, upper case, listed in <see cref="Currencies"/>.</param>
public readonly record struct Amount(long Minor, string Currency);
