using MathNet.Numerics.Distributions;

namespace KpiFunctions.Core.Comparisons;

/// <summary>Where a value may lie by chance, at <see cref="Level"/>.</summary>
/// <param name="Method">"wilson" or "clusters".</param>
public sealed record Bounds(double Low, double High, string Method)
{
    public const double Level = 0.95;

    /// <summary>Of a share: so many of all (<see cref="Kpis.Wilson"/>). Null for none of all, or for more than all.</summary>
    public static Bounds? Wilson(long some, long all) => Kpis.Wilson.Of(some, all) is { } wilson ? new Bounds(wilson.Low, wilson.High, Kpis.Wilson.Method) : null;

    /// <summary>
    /// Of a ratio of sums over members that differ (posts, creators, campaigns): the member is the unit of chance, not the click, because what one post gets hangs
    /// together. The linearised variance of a ratio estimator, n/(n-1) times the sum of (y - R x)² over (sum of x)², with Student's t of n-1 degrees of freedom
    /// (Cochran, Sampling Techniques, 1977, section 6.3). Null for fewer than two members or when the bases add up to nothing.
    /// </summary>
    public static Bounds? Clusters(IReadOnlyCollection<(double Numerator, double Denominator)> members)
    {
        var all = members.Sum(member => member.Denominator);
        if (members.Count < 2 || all <= 0) return null;
        var ratio = members.Sum(member => member.Numerator) / all;
        var squares = members.Sum(member => Math.Pow(member.Numerator - (ratio * member.Denominator), 2));
        var n = members.Count;
        var margin = StudentT.InvCDF(0, 1, n - 1, (1 + Level) / 2) * Math.Sqrt(squares * n / (n - 1)) / all;
        return new Bounds(ratio - margin, ratio + margin, "clusters");
    }
}
