using System.Globalization;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Money;

/// <summary>
/// Converts amounts at the rate of their day. A rate stands for the day it names and at most <see cref="BridgedDays"/> days on
/// (weekends and holidays have none); beyond that there is no rate and no number.
/// </summary>
public sealed class ExchangeRates
{
    public const int BridgedDays = 7;

    private readonly SortedDictionary<string, Dictionary<string, SortedList<DateOnly, decimal>>> byBase = new(StringComparer.Ordinal);

    private readonly RegistryReader? reader;
    private readonly HashSet<(string, string, DateOnly)> noted = [];

    public ExchangeRates(RegistrySnapshot registry) : this(registry.All)
    {
    }

    /// <summary>Notes every rate that a conversion depends on, those that are missing too.</summary>
    public ExchangeRates(RegistryReader registry) : this(registry.All) => reader = registry;

    private ExchangeRates(Func<RegistryKind, IEnumerable<RegistryEntry>> all)
    {
        foreach (var entry in all(RegistryKind.Rates))
        {
            var day = DateOnly.ParseExact(entry["day"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            var rates = ListOf(entry["base"]!, entry["currency"]!);
            rates[day] = decimal.Parse(entry["rate"]!, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>
    /// Minor units of <paramref name="currency"/>, rounded half to even; null when no rate leads there on that day. Direct rates are
    /// preferred, then cross rates over one base, bases in ordinal order.
    /// </summary>
    public long? Convert(Amount amount, string currency, DateOnly day)
    {
        if (amount.Currency == currency) return amount.Minor;
        Note(amount.Currency, currency, day);
        if (Factor(amount.Currency, currency, day) is not var (divideBy, multiplyBy)) return null;
        var major = (decimal)amount.Minor / Currencies.MinorPerMajor(amount.Currency);
        var converted = major / divideBy * multiplyBy * Currencies.MinorPerMajor(currency);
        return (long)Math.Round(converted, MidpointRounding.ToEven);
    }

    // A rate's id names its day and currency, so whatever base it has, direct or crossed, it is one of these.
    private void Note(string from, string to, DateOnly day)
    {
        if (reader is null || !noted.Add((from, to, day))) return;
        foreach (var currency in new[] { from, to })
            for (var back = 0; back <= BridgedDays; back++)
                reader.Note(RegistryKind.Rates.Name, string.Create(CultureInfo.InvariantCulture, $"{day.AddDays(-back):yyyy-MM-dd}:{currency}"));
    }

    private (decimal DivideBy, decimal MultiplyBy)? Factor(string from, string to, DateOnly day)
    {
        if (Find(to, from, day) is { } fromPerTo) return (fromPerTo, 1);
        if (Find(from, to, day) is { } toPerFrom) return (1, toPerFrom);
        foreach (var @base in byBase.Keys)
            if (Find(@base, from, day) is { } fromPerBase && Find(@base, to, day) is { } toPerBase)
                return (fromPerBase, toPerBase);
        return null;
    }

    private decimal? Find(string @base, string currency, DateOnly day)
    {
        if (!byBase.TryGetValue(@base, out var currencies) || !currencies.TryGetValue(currency, out var rates)) return null;
        for (var back = 0; back <= BridgedDays; back++)
            if (rates.TryGetValue(day.AddDays(-back), out var rate))
                return rate;
        return null;
    }

    private SortedList<DateOnly, decimal> ListOf(string @base, string currency)
    {
        if (!byBase.TryGetValue(@base, out var currencies)) byBase[@base] = currencies = new(StringComparer.Ordinal);
        if (!currencies.TryGetValue(currency, out var rates)) currencies[currency] = rates = [];
        return rates;
    }
}
