using KpiFunctions.Core.Money;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Money;

public sealed class ExchangeRatesTests
{
    private static readonly DateOnly Friday = new(2026, 3, 6);

    private readonly ExchangeRates rates = new(new RegistrySnapshot(
        [Rate("2026-03-06", "USD", "1.10"), Rate("2026-03-06", "GBP", "0.88"), Rate("2026-03-06", "JPY", "160")]));

    [Fact]
    public void The_same_currency_needs_no_rate() => Assert.Equal(123, rates.Convert(new Amount(123, "SEK"), "SEK", Friday));

    [Fact]
    public void A_rate_is_units_of_the_currency_for_one_of_the_base()
    {
        Assert.Equal(1000, rates.Convert(new Amount(1100, "USD"), "EUR", Friday));
        Assert.Equal(1100, rates.Convert(new Amount(1000, "EUR"), "USD", Friday));
    }

    [Fact]
    public void Currencies_without_minor_units_convert_by_their_major_unit() =>
        Assert.Equal(500, rates.Convert(new Amount(800, "JPY"), "EUR", Friday));

    [Fact]
    public void Cross_rates_go_over_the_common_base() =>
        Assert.Equal(880, rates.Convert(new Amount(1100, "USD"), "GBP", Friday));

    [Fact]
    public void A_rate_bridges_seven_days_and_no_more()
    {
        Assert.NotNull(rates.Convert(new Amount(1, "USD"), "EUR", Friday.AddDays(7)));
        Assert.Null(rates.Convert(new Amount(1, "USD"), "EUR", Friday.AddDays(8)));
        Assert.Null(rates.Convert(new Amount(1, "USD"), "EUR", Friday.AddDays(-1)));
    }

    private static RegistryEntry Rate(string day, string currency, string rate) =>
        Some.Entry(RegistryKind.Rates, $"{day}:{currency}", ("day", day), ("currency", currency), ("base", "EUR"), ("rate", rate));
}
