namespace KpiFunctions.Benchmarks.Support;

/// <summary>What repeated measurements of one thing gave.</summary>
internal sealed record Sample(double Median, double P99, double Min, double Max)
{
    public static Sample Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return new Sample(Percentile(sorted, 0.5), Percentile(sorted, 0.99), sorted[0], sorted[^1]);
    }

    /// <param name="sorted">Ascending, not empty.</param>
    public static double Percentile(IReadOnlyList<double> sorted, double share)
    {
        var at = share * (sorted.Count - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Count - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (at - below));
    }
}
