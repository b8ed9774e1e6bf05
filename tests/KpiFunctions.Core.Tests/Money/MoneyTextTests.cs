using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Tests.Money;

public sealed class MoneyTextTests
{
    [Theory]
    [InlineData("49.90", "EUR", 4990)]
    [InlineData("49.9", "EUR", 4990)]
    [InlineData("49", "EUR", 4900)]
    [InlineData("49.900", "EUR", 4990)]
    [InlineData("-0.01", "USD", -1)]
    [InlineData("500", "JPY", 500)]
    [InlineData("1.234", "KWD", 1234)]
    [InlineData("1000000000000.00", "EUR", 100_000_000_000_000)]
    public void Amounts_in_major_units_become_exact_minor_units(string text, string currency, long minor)
    {
        Assert.True(MoneyText.TryParse(text, currency, out var read));
        Assert.Equal(minor, read);
    }

    [Theory]
    [InlineData("49.905", "EUR")]
    [InlineData("1.5", "JPY")]
    [InlineData("1,000.00", "EUR")]
    [InlineData("1e3", "EUR")]
    [InlineData("€5", "EUR")]
    [InlineData("", "EUR")]
    [InlineData("NaN", "EUR")]
    [InlineData("99999999999999999999", "EUR")]
    [InlineData("1000000000000.01", "EUR")]
    [InlineData("-1000000000000.01", "EUR")]
    [InlineData("10", "XXX")]
    public void What_is_no_exact_amount_is_refused_and_never_rounded(string text, string currency) =>
        Assert.False(MoneyText.TryParse(text, currency, out _));
}
