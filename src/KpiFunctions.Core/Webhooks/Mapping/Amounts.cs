using System.Globalization;
using KpiFunctions.Core.Money;

namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>Arithmetic on amounts as text, exact.</summary>
internal static class Amounts
{
    // Where Stripe's unit is not ISO 4217's: docs.stripe.com/currencies, "Zero-decimal currencies" and "Special cases".
    private static readonly Dictionary<string, long> StripeUnits = new(StringComparer.Ordinal) { ["ISK"] = 100, ["UGX"] = 100, ["MGA"] = 1 };

    public static string Sum(IReadOnlyList<string> texts)
    {
        var sum = 0m;
        foreach (var text in texts)
        {
            if (!TryRead(text, out var amount)) return text;
            sum += amount;
        }
        return Write(sum);
    }

    public static string Less(string from, string taken) => Join(from, taken, (first, second) => first - second);

    public static string Plus(string one, string other) => Join(one, other, (first, second) => first + second);

    /// <summary>"4990" in EUR is "49.90". What is no whole number becomes no number at all, never an amount of major units.</summary>
    public static string FromMinor(string text, string? currency) =>
        currency is not null && Currencies.IsKnown(currency) ? FromUnits(text, Currencies.MinorPerMajor(currency)) : Refused(text);

    public static string FromStripe(string text, string? currency) =>
        currency is not null && StripeUnits.TryGetValue(currency, out var units) ? FromUnits(text, units) : FromMinor(text, currency);

    private static string Join(string one, string other, Func<decimal, decimal, decimal> join) =>
        TryRead(one, out var first) && TryRead(other, out var second) ? Write(join(first, second)) : Refused(one);

    private static string FromUnits(string text, long perMajor) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var minor) ? Write((decimal)minor / perMajor) : Refused(text);

    // 28 digits at most, and so small that sums of them fit.
    private static bool TryRead(string text, out decimal amount)
    {
        amount = 0;
        const NumberStyles plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        return text.Length <= 24 && decimal.TryParse(text, plain, CultureInfo.InvariantCulture, out amount);
    }

    private static string Write(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static string Refused(string text) => $"{text} (unreadable)";
}
