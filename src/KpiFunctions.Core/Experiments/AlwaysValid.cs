namespace KpiFunctions.Core.Experiments;

/// <summary>
/// A confidence sequence: with a probability of 1 - alpha the true lift is inside at every look, so that one may look each day and stop when one
/// likes. Half width s sqrt(2 (N r² + 1) / (N r²) ln(sqrt(N r² + 1) / alpha)), s being the lift's standard error and N the units of both
/// variants (asymptotic confidence sequence, Waudby-Smith and others 2021; as in GrowthBook).
/// </summary>
public static class AlwaysValid
{
    /// <param name="tuning">The number of units at which the interval is tightest. Fixed before the start.</param>
    public static LiftRange Of(Lift lift, double alpha, double tuning)
    {
        var width = HalfWidth(lift.StandardError, lift.Units, alpha, tuning);
        return new(lift.Value, lift.Value - width, lift.Value + width, 1 - alpha, P(lift, Spread(alpha, tuning)));
    }

    public static double HalfWidth(double standardError, double units, double alpha, double tuning)
    {
        var nr = units * Spread(alpha, tuning);
        return standardError * Math.Sqrt(2 * (nr + 1) / nr * Math.Log(Math.Sqrt(nr + 1) / alpha));
    }

    // r².
    private static double Spread(double alpha, double tuning)
    {
        var log = -2 * Math.Log(alpha);
        return (log + Math.Log(log + 1)) / tuning;
    }

    // The alpha at which the interval just touches 0, the spread as tuned for the alpha that was declared.
    private static double P(Lift lift, double spread)
    {
        var nr = lift.Units * spread;
        var z = lift.Value / lift.StandardError;
        return Math.Min(1, Math.Sqrt(nr + 1) * Math.Exp(-z * z * nr / (2 * (nr + 1))));
    }
}
