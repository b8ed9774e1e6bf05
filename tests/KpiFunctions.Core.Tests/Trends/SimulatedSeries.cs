using KpiFunctions.Core.Trends;
using MathNet.Numerics.Distributions;

namespace KpiFunctions.Core.Tests.Trends;

/// <summary>Counts as a campaign's clicks come: a weekday's pattern, chance, and a spread beyond chance of a tenth.</summary>
internal static class SimulatedSeries
{
    public static readonly DateOnly First = new(2026, 1, 1);

    private static readonly double[] Weekdays = [1.0, 1.1, 1.2, 1.1, 0.9, 0.7, 0.8];

    /// <param name="shift">From <paramref name="shiftAt"/> on everything is that much more: 0.2 is 20 %.</param>
    public static DailySeries Counts(int seed, int days, double mean, double shift = 0, int shiftAt = int.MaxValue, double spread = 0.1)
    {
        var random = new Random(seed);
        return new DailySeries(First, [.. Enumerable.Range(0, days).Select(day => (double?)Count(random, day, mean * (day >= shiftAt ? 1 + shift : 1), spread))]);
    }

    private static int Count(Random random, int day, double mean, double spread)
    {
        var level = mean * Weekdays[day % 7] * Gamma.Sample(random, 1 / (spread * spread), 1 / (spread * spread));
        return Poisson.Sample(random, level);
    }
}
