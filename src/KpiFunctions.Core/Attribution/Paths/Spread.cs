namespace KpiFunctions.Core.Attribution.Paths;

/// <param name="Median">Null without values, like <paramref name="P90"/>: nine in ten are not above it.</param>
public sealed record Spread(double? Median, double? P90)
{
    /// <summary>By the nearest rank; the median of an even number is the mean of the two in the middle.</summary>
    public static Spread Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        if (sorted.Count == 0) return new(null, null);
        return new((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2, sorted[(int)Math.Ceiling(0.9 * sorted.Count) - 1]);
    }
}
