using MathNet.Numerics.Distributions;

namespace KpiFunctions.Core.Experiments;

/// <summary>What is believed of the lift before any data: normal, so 95 % within two standard deviations of the mean.</summary>
public sealed record Prior(double Mean, double StandardDeviation)
{
    /// <summary>No lift is likelier than another sign, and ±60 % is as much as is expected.</summary>
    public static Prior Default { get; } = new(0, 0.3);

    /// <summary>The posterior: precisions add up, the mean is weighted by them.</summary>
    public LiftRange Of(Lift lift, double alpha)
    {
        var (before, seen) = (Math.Pow(StandardDeviation, -2), Math.Pow(lift.StandardError, -2));
        var mean = (before * Mean + seen * lift.Value) / (before + seen);
        var deviation = 1 / Math.Sqrt(before + seen);
        var width = Normal.InvCDF(0, 1, 1 - alpha / 2) * deviation;
        return new(mean, mean - width, mean + width, 1 - alpha, P: null, Normal.CDF(0, 1, mean / deviation));
    }
}
