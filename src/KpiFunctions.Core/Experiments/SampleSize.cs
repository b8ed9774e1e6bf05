using MathNet.Numerics.Distributions;

namespace KpiFunctions.Core.Experiments;

/// <summary>How many units each variant needs to show a lift, before an experiment starts; and which lift the units so far can show.</summary>
/// <param name="Alpha">Of all comparisons together; each gets its share.</param>
/// <param name="Power">The chance to see the lift if it is true.</param>
public sealed record SampleSize(double Alpha, double Power, int Variants)
{
    private const long Most = 10_000_000_000;

    private double EachAlpha => Alpha / (Variants - 1);

    // 2.8 at .05 and .80.
    private double Deviations => Normal.InvCDF(0, 1, 1 - EachAlpha / 2) + Normal.InvCDF(0, 1, Power);

    /// <summary>Of a share: (z₁₋ₐ/₂ + z_power)² (p₁q₁ + p₂q₂) / (p₂ - p₁)².</summary>
    /// <param name="lift">0.1: from 5 % to 5.5 %.</param>
    public long OfShare(double baseline, double lift)
    {
        var changed = baseline * (1 + lift);
        return Units(baseline * (1 - baseline) + changed * (1 - changed), baseline * lift);
    }

    /// <summary>Of a mean: (z₁₋ₐ/₂ + z_power)² 2 σ² / δ².</summary>
    public long OfMean(double baseline, double deviation, double lift) => Units(2 * deviation * deviation, baseline * lift);

    /// <summary>As much for the always-valid interval, which pays for every look: until its half width and the power's share fit into the lift.</summary>
    /// <param name="fixedUnits">What a fixed horizon needs.</param>
    public long Sequential(long fixedUnits, double tuning)
    {
        // The standard error, in units of the lift, is 1 / Deviations at fixedUnits and falls with the root of the units.
        double Needs(double units)
        {
            var error = Math.Sqrt(fixedUnits / units) / Deviations;
            return AlwaysValid.HalfWidth(error, units * 2, EachAlpha, tuning) + Normal.InvCDF(0, 1, Power) * error;
        }
        var (low, high) = (fixedUnits, fixedUnits);
        while (Needs(high) > 1 && high < Most) (low, high) = (high, high * 2);
        while (high - low > 1)
        {
            var middle = low + (high - low) / 2;
            if (Needs(middle) > 1) low = middle;
            else high = middle;
        }
        return high;
    }

    /// <summary>The smallest lift that units with this standard error would show with the power.</summary>
    public double DetectableLift(double standardError) => Deviations * standardError;

    private long Units(double variances, double difference) =>
        (long)Math.Min(Most, Math.Ceiling(Math.Pow(Deviations / difference, 2) * variances));
}
