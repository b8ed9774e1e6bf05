namespace KpiFunctions.Core.Experiments;

/// <summary>A variant's metric as its units show it.</summary>
/// <param name="Mean">The metric: a share, a mean over units, or a ratio of sums.</param>
/// <param name="Variance">Of the mean, so already divided by the number of units.</param>
/// <param name="Units">Independent units: visitors, posts, creators or days.</param>
public sealed record Estimate(double Mean, double Variance, long Units)
{
    /// <summary>A share of visitors; variance p(1-p)/n.</summary>
    public static Estimate OfShare(long successes, long visitors)
    {
        var share = (double)successes / visitors;
        return new(share, share * (1 - share) / visitors, visitors);
    }

    /// <summary>A mean over at least two units; variance s²/n.</summary>
    public static Estimate OfMean(IReadOnlyList<double> values) => OfRatio([.. values.Select(value => (value, 1.0))]);

    /// <summary>
    /// A ratio of sums over at least two units, which is not the mean of their ratios. Variance by the delta method:
    /// (var N - 2 R cov(N, D) + R² var D) / (n mean(D)²), which is the variance of N - R D.
    /// </summary>
    public static Estimate OfRatio(IReadOnlyList<(double Numerator, double Denominator)> units)
    {
        var denominator = units.Sum(unit => unit.Denominator);
        var ratio = units.Sum(unit => unit.Numerator) / denominator;
        var squares = units.Sum(unit => Square(unit.Numerator - ratio * unit.Denominator));
        var mean = denominator / units.Count;
        return new(ratio, squares / (units.Count - 1) / units.Count / Square(mean), units.Count);
    }

    private static double Square(double x) => x * x;
}
