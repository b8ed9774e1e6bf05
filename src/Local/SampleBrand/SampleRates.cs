using System.Globalization;

namespace KpiFunctions.Local.SampleBrand;

/// <summary>
/// Exchange rates like the European Central Bank's: units of a currency for one euro, on working days. The pound has none from a Monday to
/// the Thursday of the next week, so that on that Tuesday and Wednesday the latest rate is older than seven days.
/// </summary>
internal static class SampleRates
{
    private const int DaysBefore = 4;

    // In ten-thousandths of a unit; the yen in hundredths.
    private static readonly (string Currency, int Start, int Step, int Scale)[] Series =
    [
        ("USD", 10_842, 45, 10_000), ("GBP", 8_467, 28, 10_000), ("JPY", 16_890, 60, 100),
    ];

    /// <summary>The Monday on which the pound has its last rate before the gap; null when the range is too short for one.</summary>
    public static DateOnly? LastPoundRate(SampleOptions options)
    {
        for (var day = options.FirstDay.AddDays(options.Days / 3); day.AddDays(12) <= options.LastDay; day = day.AddDays(1))
            if (day.DayOfWeek == DayOfWeek.Monday)
                return day;
        return null;
    }

    public static IEnumerable<SampleEntry> Make(SampleOptions options) => Series.SelectMany(series => Make(options, series));

    private static IEnumerable<SampleEntry> Make(SampleOptions options, (string Currency, int Start, int Step, int Scale) series)
    {
        var chance = SplitMix64.For(options.Seed, "rates:" + series.Currency);
        var gap = series.Currency == "GBP" ? LastPoundRate(options) : null;
        var rate = series.Start;
        for (var day = options.FirstDay.AddDays(-DaysBefore); day <= options.LastDay; day = day.AddDays(1))
        {
            if (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) continue;
            rate += chance.Between(-series.Step, series.Step);
            if (day > gap && day < gap.Value.AddDays(10)) continue;
            yield return Of(day, series.Currency, (decimal)rate / series.Scale);
        }
    }

    private static SampleEntry Of(DateOnly day, string currency, decimal rate)
    {
        var text = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return SampleRegistry.Entry("rates", $"{text}:{currency}",
            ("day", text), ("currency", currency), ("base", "EUR"), ("rate", rate.ToString(CultureInfo.InvariantCulture)));
    }
}
