using KpiFunctions.Core.Experiments;

namespace KpiFunctions.Core.Tests.Experiments;

/// <summary>The split and the size of samples, against numbers computed by hand.</summary>
public sealed class SampleTests
{
    [Fact]
    public void A_small_departure_from_the_split_is_no_alarm()
    {
        // 950 expected in each: 2 · 50² / 950 = 5.263, p = 0.0218.
        var ratio = SampleRatio.Of([(1000, 0.5), (900, 0.5)]);

        Assert.Equal(5.263, ratio.ChiSquare, 3);
        Assert.Equal(0.0218, ratio.P!.Value, 4);
        Assert.False(ratio.IsAlarm);
    }

    [Fact]
    public void A_large_departure_is()
    {
        // 5150 against 4750: 4950 expected in each, 2 · 200² / 4950 = 16.16, p = 0.000058.
        var ratio = SampleRatio.Of([(5150, 1), (4750, 1)]);

        Assert.Equal(16.16, ratio.ChiSquare, 2);
        Assert.True(ratio.IsAlarm);
    }

    [Fact]
    public void Unequal_weights_are_those_that_were_declared_and_variants_without_weight_have_no_part()
    {
        // 500, 300, 200 expected: 400/500 + 400/300 = 2.1333, and with two degrees of freedom p = exp(-x/2).
        var ratio = SampleRatio.Of([(520, 5), (280, 3), (200, 2), (7, 0)]);

        Assert.Equal(2.1333, ratio.ChiSquare, 4);
        Assert.Equal(Math.Exp(-2.13333333 / 2), ratio.P!.Value, 7);
    }

    [Fact]
    public void Too_few_exposures_tell_nothing()
    {
        Assert.Null(SampleRatio.Of([(9, 0.9), (0, 0.1)]).P);
        Assert.Null(SampleRatio.Of([(0, 0.5), (0, 0.5)]).P);
    }

    [Fact]
    public void A_share_of_five_percent_needs_thirty_thousand_visitors_to_show_ten_percent_more()
    {
        // (1.95996 + 0.84162)² · (0.05 · 0.95 + 0.055 · 0.945) / 0.005² = 31230.7
        Assert.Equal(31_231, new SampleSize(0.05, 0.8, 2).OfShare(0.05, 0.1));
        // Two comparisons at half the alpha each.
        Assert.Equal(37_821, new SampleSize(0.05, 0.8, 3).OfShare(0.05, 0.1));
    }

    [Fact]
    public void A_mean_needs_two_variances_over_the_difference_squared()
    {
        // 7.84888 · 2 · 40² / 5² = 1004.66
        Assert.Equal(1005, new SampleSize(0.05, 0.8, 2).OfMean(50, 40, 0.1));
    }

    [Fact]
    public void Two_point_eight_standard_errors_are_detectable() =>
        Assert.Equal(0.28, new SampleSize(0.05, 0.8, 2).DetectableLift(0.1), 3);

    [Fact]
    public void Looking_each_day_costs_a_larger_sample_and_just_large_enough()
    {
        var size = new SampleSize(0.05, 0.8, 2);
        var fixedUnits = size.OfShare(0.05, 0.1);

        var sequential = size.Sequential(fixedUnits, 5000);

        // At that size the half width and the share of the power fit into the lift; with one unit less they do not.
        double Needs(long units)
        {
            var error = Math.Sqrt((double)fixedUnits / units) / 2.8015852;
            return AlwaysValid.HalfWidth(error, units * 2, 0.05, 5000) + 0.8416212 * error;
        }
        Assert.InRange(sequential, fixedUnits * 2, fixedUnits * 3);
        Assert.Equal(1, Needs(sequential), 5);
        Assert.True(Needs(sequential - 10) > 1);
    }
}
