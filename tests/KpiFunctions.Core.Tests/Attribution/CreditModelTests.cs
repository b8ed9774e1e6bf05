using FsCheck.Xunit;
using KpiFunctions.Core.Attribution.Models;
using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Tests.Attribution;

public sealed class CreditModelTests
{
    private static readonly CreditPath Three = Ways.Of((14, Ways.Lena), (7, Ways.Marco), (0, Ways.Direct));

    [Fact]
    public void Each_model_weighs_three_touches_as_its_definition_says()
    {
        Assert.Equal([0, 0, 1], Weights(CreditModel.Last, Three));
        Assert.Equal([1, 0, 0], Weights(CreditModel.First, Three));
        Assert.Equal([0, 1, 0], Weights(CreditModel.LastNonDirect, Three));
        Equal([1 / 3.0, 1 / 3.0, 1 / 3.0], Weights(CreditModel.Linear, Three));
        Equal([0.4, 0.2, 0.4], Weights(CreditModel.Position, Three));
        // Two, one and no half-lives of 7 days: 1/4, 1/2, 1 over 7/4.
        Equal([1 / 7.0, 2 / 7.0, 4 / 7.0], Weights(CreditModel.TimeDecay, Three));
    }

    [Fact]
    public void Position_shares_its_middle_and_halves_two_touches()
    {
        Assert.Equal([1.0], Weights(CreditModel.Position, Ways.Of((1, Ways.Lena))));
        Equal([0.5, 0.5], Weights(CreditModel.Position, Ways.Of((2, Ways.Lena), (1, Ways.Marco))));
        Equal([0.4, 0.2 / 3, 0.2 / 3, 0.2 / 3, 0.4], Weights(CreditModel.Position, Ways.Of((5, Ways.Lena), (4, Ways.Marco), (3, Ways.Lena), (2, Ways.Marco), (1, Ways.Lena))));
    }

    [Fact]
    public void A_half_life_may_be_chosen_and_very_old_touches_keep_their_proportions()
    {
        var options = ModelOptions.Default with { HalfLife = TimeSpan.FromDays(1) };

        Equal([1 / 3.0, 2 / 3.0], CreditModel.TimeDecay.Of(Ways.Of((5001, Ways.Lena), (5000, Ways.Marco)), options).Weights);
    }

    [Fact]
    public void A_way_of_direct_touches_only_goes_to_the_last_of_them() =>
        Assert.Equal([0.0, 1.0], Weights(CreditModel.LastNonDirect, Ways.Of((2, Ways.Direct), (1, Ways.Direct))));

    [Fact]
    public void The_coupons_owner_goes_before_every_touch_and_without_one_the_last_touch_stands()
    {
        var byCoupon = CreditModel.CouponFirst.Of(Three with { ByCoupon = Ways.Marco }, ModelOptions.Default);

        Assert.Equal([Ways.Marco], byCoupon.Places);
        Assert.Equal([1.0], byCoupon.Weights);
        Assert.Equal([0, 0, 1], Weights(CreditModel.CouponFirst, Three));
    }

    [Fact]
    public void A_conversion_without_a_touch_is_credited_to_nobody_by_every_model() =>
        Assert.All(CreditModel.All, model => Assert.Empty(model.Of(Ways.Of(), ModelOptions.Default).Places));

    [Property]
    public void Weights_are_never_negative_and_sum_to_one(byte count, int seed)
    {
        var random = new Random(seed);
        var path = Ways.Of([.. Enumerable.Range(0, count + 1).Select(_ => random.NextDouble() * 90).OrderDescending().Select(days => (days, Any(random)))]);
        foreach (var model in CreditModel.All)
        {
            var credit = model.Of(path, ModelOptions.Default);
            Assert.Equal(credit.Places.Count, credit.Weights.Count);
            Assert.All(credit.Weights, weight => Assert.InRange(weight, 0, 1));
            Assert.Equal(1, credit.Weights.Sum(), 1e-9);
        }
    }

    private static TouchPlace Any(Random random) => random.Next(3) switch { 0 => Ways.Lena, 1 => Ways.Marco, _ => Ways.Direct };

    private static IReadOnlyList<double> Weights(CreditModel model, CreditPath path) => model.Of(path, ModelOptions.Default).Weights;

    private static void Equal(double[] expected, IReadOnlyList<double> actual)
    {
        Assert.Equal(expected.Length, actual.Count);
        foreach (var (one, other) in expected.Zip(actual)) Assert.Equal(one, other, 1e-12);
    }
}
