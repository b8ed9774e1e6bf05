using KpiFunctions.Core.Experiments;

namespace KpiFunctions.Core.Tests.Experiments;

/// <summary>Simulated experiments whose true lift is known: intervals that say 95 % hold it in 95 of 100, within four standard errors of the simulation.</summary>
public sealed class CoverageTests
{
    private const double TrueLift = 0.2;

    [Fact]
    public void The_fixed_horizon_of_shares_holds_what_it_says()
    {
        var chance = new Random(20260701);

        AssertNominal(Share(4000, () => Holds(FixedHorizon.Of(LiftOfShares(chance, 1500, 0.1), 0.05))), 4000);
    }

    [Fact]
    public void The_fixed_horizon_of_means_holds_what_it_says()
    {
        var chance = new Random(20260702);

        AssertNominal(Share(4000, () => Holds(FixedHorizon.Of(Lift.Of(Means(chance, 40, 10 * (1 + TrueLift)), Means(chance, 40, 10))!, 0.05))), 4000);
    }

    [Fact]
    public void Creators_as_clusters_hold_what_they_say_where_clicks_as_units_do_not()
    {
        var chance = new Random(20260703);
        var pooled = 0;
        var clustered = Share(2000, () =>
        {
            var (treated, control) = (Creators(chance, 40, 0.1 * (1 + TrueLift)), Creators(chance, 40, 0.1));
            if (Holds(FixedHorizon.Of(Lift.Of(Pooled(treated), Pooled(control))!, 0.05))) pooled++;
            return Holds(FixedHorizon.Of(Lift.Of(Estimate.OfRatio(treated), Estimate.OfRatio(control))!, 0.05));
        });

        AssertNominal(clustered, 2000);
        Assert.True(pooled < 0.75 * 2000, $"{pooled} of 2000");
    }

    [Fact]
    public void The_always_valid_interval_holds_at_twenty_looks_together_where_the_fixed_one_does_not()
    {
        const int Experiments = 1000;
        var chance = new Random(20260704);
        var (always, naive) = (0, 0);
        for (var i = 0; i < Experiments; i++)
        {
            var (isInside, isNaiveInside) = LookTwentyTimes(chance);
            if (isInside) always++;
            if (isNaiveInside) naive++;
        }

        // At least 95 %, less four standard errors of the simulation.
        Assert.True(always >= (0.95 - 4 * Math.Sqrt(0.95 * 0.05 / Experiments)) * Experiments, $"{always} of {Experiments}");
        Assert.True(naive < 0.85 * Experiments, $"{naive} of {Experiments}");
    }

    [Fact]
    public void The_posterior_holds_what_it_says_when_lifts_are_as_the_prior_believes()
    {
        var chance = new Random(20260705);

        AssertNominal(Share(4000, () =>
        {
            var truth = 0.3 * Normal(chance);
            var range = Prior.Default.Of(new Lift(truth + 0.2 * Normal(chance), 0.2, 1000, 1002), 0.05);
            return range.Low <= truth && truth <= range.High;
        }), 4000);
    }

    private static (bool Always, bool Naive) LookTwentyTimes(Random chance)
    {
        var (treated, control, always, naive) = (0L, 0L, true, true);
        for (var look = 1; look <= 20; look++)
        {
            treated += Converted(chance, 500, 0.1 * (1 + TrueLift));
            control += Converted(chance, 500, 0.1);
            var lift = Lift.Of(Estimate.OfShare(treated, 500 * look), Estimate.OfShare(control, 500 * look))!;
            always &= Holds(AlwaysValid.Of(lift, 0.05, 5000));
            naive &= Holds(FixedHorizon.Of(lift, 0.05));
        }
        return (always, naive);
    }

    private static double Share(int experiments, Func<bool> holds) => Enumerable.Range(0, experiments).Count(_ => holds()) / (double)experiments;

    private static void AssertNominal(double share, int experiments) => Assert.Equal(0.95, share, 4 * Math.Sqrt(0.95 * 0.05 / experiments));

    private static bool Holds(LiftRange range) => range.Low <= TrueLift && TrueLift <= range.High;

    private static Lift LiftOfShares(Random chance, int visitors, double share) => Lift.Of(
        Estimate.OfShare(Converted(chance, visitors, share * (1 + TrueLift)), visitors), Estimate.OfShare(Converted(chance, visitors, share), visitors))!;

    private static long Converted(Random chance, int visitors, double share) => Enumerable.Range(0, visitors).Count(_ => chance.NextDouble() < share);

    // Skewed, as engagements of posts are.
    private static Estimate Means(Random chance, int posts, double mean) =>
        Estimate.OfMean([.. Enumerable.Range(0, posts).Select(_ => mean * Enumerable.Range(0, 4).Sum(_ => -Math.Log(1 - chance.NextDouble())) / 4)]);

    // Each creator converts in a way of their own, and some have many more clicks.
    private static List<(double, double)> Creators(Random chance, int creators, double share) =>
    [
        .. Enumerable.Range(0, creators).Select(_ =>
        {
            var clicks = chance.Next(100, 300);
            return ((double)Converted(chance, clicks, share * (0.5 + chance.NextDouble())), (double)clicks);
        }),
    ];

    private static Estimate Pooled(List<(double Orders, double Clicks)> creators) =>
        Estimate.OfShare((long)creators.Sum(creator => creator.Orders), (long)creators.Sum(creator => creator.Clicks));

    private static double Normal(Random chance) => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
