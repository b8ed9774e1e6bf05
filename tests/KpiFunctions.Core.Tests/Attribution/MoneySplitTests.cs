using FsCheck.Xunit;
using KpiFunctions.Core.Attribution.Models;

namespace KpiFunctions.Core.Tests.Attribution;

public sealed class MoneySplitTests
{
    [Fact]
    public void What_is_left_goes_to_the_largest_remainders_the_first_of_equals()
    {
        Assert.Equal([34, 33, 33], MoneySplit.Of(100, [1, 1, 1]));
        Assert.Equal([40, 20, 41], MoneySplit.Of(101, [0.4, 0.2, 0.401]));
        Assert.Equal([0, 0, 1], MoneySplit.Of(1, [0.2, 0.3, 0.5]));
        Assert.Equal([0, 0], MoneySplit.Of(0, [0.5, 0.5]));
    }

    [Fact]
    public void A_negative_amount_is_split_like_its_opposite() => Assert.Equal([-34, -33, -33], MoneySplit.Of(-100, [1, 1, 1]));

    [Property(MaxTest = 1000)]
    public void Parts_are_the_whole_and_no_part_is_a_unit_off(long minor, byte count, int seed)
    {
        var amount = minor % 100_000_000_000_000;
        var random = new Random(seed);
        var weights = Enumerable.Range(0, count % 20 + 1).Select(_ => random.NextDouble() + 1e-6).ToArray();
        var sum = weights.Sum();

        var parts = MoneySplit.Of(amount, weights);

        Assert.Equal(amount, parts.Sum());
        Assert.All(parts.Zip(weights), part => Assert.InRange(Math.Abs(part.First - amount * (part.Second / sum)), 0, 1.1));
    }
}
