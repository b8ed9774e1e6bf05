using KpiFunctions.Core.Experiments;

namespace KpiFunctions.Core.Tests.Experiments;

/// <summary>Intervals and p-values of one lift, against worked examples.</summary>
public sealed class LiftRangeTests
{
    private static readonly Lift OfShares = Lift.Of(Estimate.OfShare(600, 5000), Estimate.OfShare(500, 5000))!;

    [Fact]
    public void The_fixed_horizon_is_Welchs_t()
    {
        // Student's table: 2.228 at 10 degrees of freedom leaves 5 % outside.
        var range = FixedHorizon.Of(new Lift(0.2228, 0.1, 10, 12), 0.05);

        Assert.Equal(0.05, range.P!.Value, 4);
        Assert.Equal((0, 0.4456), (Math.Round(range.Low, 4), Math.Round(range.High, 4)));
        Assert.Equal(0.95, range.Level);
    }

    [Fact]
    public void The_always_valid_interval_is_wider_by_the_price_of_every_look()
    {
        // N = 10000 and N* = 5000: r² = (5.99146 + ln 6.99146) / 5000 = 0.00158723; 3.06148 standard errors instead of 1.96.
        var range = AlwaysValid.Of(OfShares, 0.05, 5000);

        Assert.Equal(-0.0099736, range.Low, 6);
        Assert.Equal(0.4099736, range.High, 6);
        Assert.Equal(0.0752551, range.P!.Value, 6);
    }

    [Fact]
    public void The_always_valid_p_is_alpha_where_the_interval_touches_zero()
    {
        var width = AlwaysValid.HalfWidth(0.05, 4000, 0.05, 5000);

        var range = AlwaysValid.Of(new Lift(width, 0.05, 3998, 4000), 0.05, 5000);

        Assert.Equal(0, range.Low, 12);
        Assert.Equal(0.05, range.P!.Value, 12);
    }

    [Fact]
    public void The_two_ways_of_writing_the_sequence_are_one_curve()
    {
        // Howard's form: sqrt((t + q)/t ln((t + q)/(q a²))) standard errors, with q = 1/r².
        var (units, alpha, tuning) = (7000.0, 0.05, 10_000.0);
        var q = tuning / (-2 * Math.Log(alpha) + Math.Log(-2 * Math.Log(alpha) + 1));

        var howard = Math.Sqrt((units + q) / units * Math.Log((units + q) / (q * alpha * alpha)));

        Assert.Equal(howard, AlwaysValid.HalfWidth(1, units, alpha, tuning), 10);
    }

    [Fact]
    public void The_posterior_weighs_prior_and_data_by_their_precision()
    {
        // Precisions 1/0.3² = 11.11 and 1/0.1² = 100: mean 0.2 · 100 / 111.11 = 0.18, deviation 1/sqrt(111.11) = 0.0948683.
        var range = Prior.Default.Of(new Lift(0.2, 0.1, 100, 102), 0.05);

        Assert.Equal(0.18, range.Value, 9);
        Assert.Equal(-0.0059385, range.Low, 5);
        Assert.Equal(0.3659385, range.High, 5);
        Assert.Equal(0.9711, range.ChanceToWin!.Value, 4);
        Assert.Null(range.P);
    }

    [Fact]
    public void Holm_multiplies_by_what_is_left_and_never_falls()
    {
        // Sorted 0.01, 0.02, 0.04: 0.03, 0.04, and 0.04 · 1.
        Assert.Equal([0.04, 0.03, 0.04], Holm.Adjust([0.04, 0.01, 0.02]).Select(p => Math.Round(p, 12)));
        Assert.Equal([1, 1], Holm.Adjust([0.9, 0.8]));
    }
}
