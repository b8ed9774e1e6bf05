using System.Globalization;
using KpiFunctions.Local.SampleBrand;

namespace KpiFunctions.Tests.SampleBrand;

/// <summary>Converts minor units by the registry's rates, or says that there is no rate.</summary>
internal sealed class NaiveMoney(IReadOnlyList<SampleEntry> registry)
{
    private static readonly string[] WithoutMinorUnits = ["JPY"];

    /// <summary>Minor units of the currency asked for, null when no rate of the last seven days leads there.</summary>
    public long? Convert(long minor, string from, string to, DateOnly day)
    {
        if (from == to) return minor;
        if (Factor(from, to, day) is not { } convert) return null;

        var major = convert((decimal)minor / MinorPerMajor(from));
        return (long)Math.Round(major * MinorPerMajor(to), MidpointRounding.ToEven);
    }

    private Func<decimal, decimal>? Factor(string from, string to, DateOnly day)
    {
        if (Rate(to, from, day) is { } direct) return amount => amount / direct;
        if (Rate(from, to, day) is { } inverse) return amount => amount * inverse;
        foreach (var common in registry.Where(entry => entry.Kind == "rates").Select(entry => entry["base"]!).Distinct().Order(StringComparer.Ordinal))
            if (Rate(common, from, day) is { } first && Rate(common, to, day) is { } second)
                return amount => amount / first * second;
        return null;
    }

    private decimal? Rate(string of, string currency, DateOnly day)
    {
        var latest = registry
            .Where(entry => entry.Kind == "rates" && entry["base"] == of && entry["currency"] == currency)
            .Select(entry => (Day: DateOnly.ParseExact(entry["day"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture), Rate: entry["rate"]!))
            .Where(entry => entry.Day <= day && entry.Day >= day.AddDays(-7))
            .OrderBy(entry => entry.Day)
            .LastOrDefault();
        return latest.Rate is null ? null : decimal.Parse(latest.Rate, CultureInfo.InvariantCulture);
    }

    private static long MinorPerMajor(string currency) => WithoutMinorUnits.Contains(currency) ? 1 : 100;
}
