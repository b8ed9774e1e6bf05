namespace KpiFunctions.Core.Trends;

/// <summary>Middle and spread that single wild values do not move (Rousseeuw and Croux, 1993).</summary>
internal static class Robust
{
    /// <summary>Makes the median absolute deviation an estimate of a normal distribution's standard deviation.</summary>
    public const double NormalScale = 1.4826;

    /// <exception cref="InvalidOperationException">There are none.</exception>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) throw new InvalidOperationException("Nothing has no median.");
        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>Around the given middle, scaled to a standard deviation.</summary>
    public static double Deviation(IReadOnlyCollection<double> values, double middle) => NormalScale * Median(values.Select(value => Math.Abs(value - middle)));
}
