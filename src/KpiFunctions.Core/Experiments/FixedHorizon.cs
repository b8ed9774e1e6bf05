using MathNet.Numerics.Distributions;

namespace KpiFunctions.Core.Experiments;

/// <summary>Welch's t-test of a lift. It holds for one look, at the end that was planned: looking earlier and stopping on it raises the false alarms.</summary>
public static class FixedHorizon
{
    /// <param name="alpha">0.05 gives a 95 % interval.</param>
    public static LiftRange Of(Lift lift, double alpha)
    {
        var width = StudentT.InvCDF(0, 1, lift.DegreesOfFreedom, 1 - alpha / 2) * lift.StandardError;
        var p = 2 * StudentT.CDF(0, 1, lift.DegreesOfFreedom, -Math.Abs(lift.Value) / lift.StandardError);
        return new(lift.Value, lift.Value - width, lift.Value + width, 1 - alpha, Math.Min(1, p));
    }
}
