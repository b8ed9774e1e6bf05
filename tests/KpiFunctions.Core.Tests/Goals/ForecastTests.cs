using KpiFunctions.Core.Goals;

namespace KpiFunctions.Core.Tests.Goals;

/// <summary>Forecasts, the choice between them, and what their range promises.</summary>
public sealed class ForecastTests
{
    private static readonly double[] Week = [10, 20, 30, 40, 50, 60, 70];

    [Fact]
    public void The_seasonal_naive_forecast_is_the_last_week_again() =>
        Assert.Equal([3, 4, 5, 6, 7, 8, 9, 3, 4], Forecasts.SeasonalNaive([1, 2, 3, 4, 5, 6, 7, 8, 9], 9));

    [Fact]
    public void Holt_Winters_repeats_a_week_that_never_varies()
    {
        var series = Enumerable.Range(0, 42).Select(day => Week[day % 7]).ToArray();

        Assert.All(HoltWinters.Forecast(series, 14).Zip(series), each => Assert.Equal(each.Second, each.First, 6));
    }

    [Fact]
    public void Holt_Winters_follows_a_rise_and_lets_it_fade()
    {
        var series = Enumerable.Range(0, 84).Select(day => 100 + 2.0 * day + Week[day % 7]).ToArray();

        var ahead = HoltWinters.Forecast(series, 365);

        // Tomorrow's true value is 100 + 168 + 10; a trend of 2 a day fades by 0.95 a day, so it adds at most 2 · 0.95 / 0.05 = 38 or so.
        Assert.InRange(ahead[0], 265, 285);
        Assert.InRange(ahead[^1] - ahead[0], 0, 120);
    }

    [Fact]
    public void The_back_test_takes_what_was_less_wrong()
    {
        var chance = new Random(1);
        var noisy = Enumerable.Range(0, 112).Select(day => Week[day % 7] + 40 * chance.NextDouble()).ToArray();
        var exact = Enumerable.Range(0, 56).Select(day => Week[day % 7] * (1 << (day / 28))).ToArray();

        // Averaging over weeks beats the last week alone; after a leap the last week knows it and the average does not.
        Assert.Equal(BackTest.HoltWinters, BackTest.Of(noisy)!.Best.Name);
        Assert.Equal(BackTest.SeasonalNaive, BackTest.Of(exact)!.Best.Name);
        Assert.Equal(12, BackTest.Of(noisy)!.Origins);
    }

    [Fact]
    public void A_week_error_is_that_of_the_sum_of_seven_days()
    {
        // Weeks of 70, 70, 70, 77, 70: each forecast as the week before it, from the last three origins: errors 7, -7 and 0; sqrt(98 / 3).
        double[] series = [.. new[] { 10, 10, 10, 11, 10 }.SelectMany(day => Enumerable.Repeat((double)day, 7))];

        var tested = BackTest.Of(series)!;

        Assert.Equal(3, tested.Origins);
        Assert.Equal(Math.Sqrt(98 / 3.0), tested.Methods.Single(method => method.Name == BackTest.SeasonalNaive).WeekError, 9);
    }

    [Fact]
    public void Five_weeks_are_needed_to_try_anything() => Assert.Null(BackTest.Of(new double[34]));

    [Theory]
    [InlineData(7)]
    [InlineData(28)]
    public void The_range_holds_the_sum_in_four_of_five_simulated_futures(int days)
    {
        const int Futures = 600;
        var chance = new Random(20260706 + days);
        var held = 0;
        for (var i = 0; i < Futures; i++)
        {
            var series = Enumerable.Range(0, 98 + days).Select(day => Week[day % 7] + 20 * Normal(chance)).ToArray();
            var tested = BackTest.Of(series[..98])!;
            var error = series[98..].Sum() - BackTest.Forecast(tested.Best.Name, series.AsSpan(0, 98), days).Sum();
            if (Math.Abs(error) <= Projection.HalfWidth(tested, days)) held++;
        }

        // At least 80 %, less four standard errors of the simulation: over longer ranges it is on the safe side.
        Assert.True(held >= (0.8 - 4 * Math.Sqrt(0.16 / Futures)) * Futures, $"{held} of {Futures}");
    }

    private static double Normal(Random chance) => Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
}
