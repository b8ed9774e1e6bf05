using MathNet.Numerics;

namespace KpiFunctions.Core.Experiments;

/// <summary>Whether the exposures fell on the variants as the weights say (chi-square). When they did not, nothing else can be believed.</summary>
/// <param name="P">Null when a variant expects fewer than <see cref="LeastExpected"/> exposures: too few to tell.</param>
public sealed record SampleRatio(double ChiSquare, double? P)
{
    public const double AlarmBelow = 0.001;

    public const double LeastExpected = 5;

    public bool IsAlarm => P < AlarmBelow;

    /// <param name="variants">Exposures and declared weight of each; those without weight expect nobody and have no part in it.</param>
    public static SampleRatio Of(IReadOnlyList<(long Exposures, double Weight)> variants)
    {
        var weighted = variants.Where(variant => variant.Weight > 0).ToList();
        var (total, weights) = (weighted.Sum(variant => variant.Exposures), weighted.Sum(variant => variant.Weight));
        var expected = weighted.Select(variant => total * variant.Weight / weights).ToList();
        if (weighted.Count < 2 || expected.Min() <= 0) return new(0, null);
        var chiSquare = weighted.Zip(expected, (variant, expects) => Math.Pow(variant.Exposures - expects, 2) / expects).Sum();
        var p = SpecialFunctions.GammaUpperRegularized((weighted.Count - 1) / 2.0, chiSquare / 2);
        return new(chiSquare, expected.Min() < LeastExpected ? null : p);
    }
}
