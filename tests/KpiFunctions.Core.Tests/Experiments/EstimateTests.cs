using KpiFunctions.Core.Experiments;

namespace KpiFunctions.Core.Tests.Experiments;

/// <summary>Estimates and lifts against numbers computed by hand.</summary>
public sealed class EstimateTests
{
    [Fact]
    public void A_share_varies_by_p_times_q_over_n()
    {
        var share = Estimate.OfShare(500, 5000);

        Assert.Equal((0.1, 5000), (share.Mean, share.Units));
        Assert.Equal(0.1 * 0.9 / 5000, share.Variance, 15);
    }

    [Fact]
    public void A_mean_varies_by_the_squares_over_n_less_one_over_n()
    {
        // Squares of 2, 4, 6, 8 about 5: 9 + 1 + 1 + 9 = 20; 20 / 3 / 4.
        var mean = Estimate.OfMean([2, 4, 6, 8]);

        Assert.Equal(5, mean.Mean, 12);
        Assert.Equal(5.0 / 3, mean.Variance, 12);
    }

    [Fact]
    public void A_ratio_is_the_ratio_of_sums_and_varies_by_the_delta_method()
    {
        // 6 / 40 = 0.15, not the mean of 0.1, 0.15 and 0.2. N - 0.15 D: -0.5, 0, 0.5; their squares 0.5; 0.5 / 2 / 3 / (40 / 3)².
        var ratio = Estimate.OfRatio([(1, 10), (3, 20), (2, 10)]);

        Assert.Equal(0.15, ratio.Mean, 12);
        Assert.Equal(0.00046875, ratio.Variance, 12);
        Assert.Equal(3, ratio.Units);
    }

    [Fact]
    public void A_lift_of_shares_is_relative_to_the_control()
    {
        var lift = Lift.Of(Estimate.OfShare(600, 5000), Estimate.OfShare(500, 5000))!;

        Assert.Equal(0.2, lift.Value, 12);
        Assert.Equal(0.0685857128, lift.StandardError, 9);
        Assert.Equal(9894.97, lift.DegreesOfFreedom, 2);
        Assert.Equal(10_000, lift.Units);
    }

    [Fact]
    public void A_lift_of_means_has_the_degrees_of_freedom_of_Welch_and_Satterthwaite()
    {
        // vT = 5/3, vC = 2/3; a = vT/9 = 0.185185, b = 25 vC/81 = 0.205761; (a + b)² / (a²/3 + b²/3) = 5.98.
        var lift = Lift.Of(Estimate.OfMean([2, 4, 6, 8]), Estimate.OfMean([1, 3, 5, 3]))!;

        Assert.Equal(2.0 / 3, lift.Value, 12);
        Assert.Equal(Math.Sqrt(0.185185185 + 0.205761317), lift.StandardError, 8);
        Assert.Equal(5.98, lift.DegreesOfFreedom, 1);
    }

    [Fact]
    public void There_is_no_lift_over_nothing_and_none_without_variation()
    {
        Assert.Null(Lift.Of(Estimate.OfShare(5, 100), Estimate.OfShare(0, 100)));
        Assert.Null(Lift.Of(Estimate.OfMean([2, 2]), Estimate.OfMean([1, 1])));
    }
}
