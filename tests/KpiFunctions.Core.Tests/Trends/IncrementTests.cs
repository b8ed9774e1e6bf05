using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Trends;

namespace KpiFunctions.Core.Tests.Trends;

public sealed class IncrementTests
{
    private static readonly double?[] TenADay = [10, 10, 10, 10, 10, 10, 10];

    [Fact]
    public void What_was_to_be_expected_is_the_baselines_daily_mean_times_the_windows_days()
    {
        var increment = Of([.. TenADay, 14, 16, 15], window: 7, isCounted: true);

        Assert.Equal(new Increment(45, 3, 7, 7, 10, 30, 15, null), increment);
    }

    [Fact]
    public void Readings_every_other_day_are_of_the_days_between_them()
    {
        // The first reading of the baseline, 50, tells of days before it: 6 x 20 in the twelve days from it to the last.
        var increment = Of([50, null, 20, null, 20, null, 20, null, 20, null, 20, null, 20, null, 30, null, 30, null], window: 14, isCounted: false);

        Assert.Equal(new Increment(60, 3, 7, 12, 10, 30, 30, null), increment);
    }

    [Fact]
    public void A_window_that_is_not_over_is_compared_with_the_days_that_are_known() =>
        Assert.Equal(new Increment(30, 2, 7, 7, 10, 20, 10, null), Of([.. TenADay, 14, 16, null, null], window: 7, isCounted: true));

    [Fact]
    public void Too_few_readings_before_the_window_say_nothing_of_what_is_usual() =>
        Assert.Equal(new Increment(40, 1, 6, 0, null, null, null, "too-few-readings"), Of([10, 10, null, 10, 10, 10, 10, 40], window: 7, isCounted: true));

    [Fact]
    public void A_window_without_a_value_has_none() =>
        Assert.Equal(new Increment(null, 0, 7, 7, 10, null, null, "no-data"), Of([.. TenADay, null], window: 7, isCounted: true));

    [Theory]
    [InlineData("netFollowerGrowth", true)]
    [InlineData("orders", true)]
    [InlineData("revenueNet", true)]
    [InlineData("followers", false)]
    [InlineData("accountReach", false)]
    [InlineData("ctr", false)]
    public void Only_plain_numbers_that_add_up_over_days_have_a_daily_mean(string kpi, bool has) => Assert.Equal(has, Increment.IsOf(KpiCatalog.Find(kpi)!));

    private static Increment Of(double?[] values, int window, bool isCounted) => Increment.Of(new DailySeries(new DateOnly(2026, 3, 1), values), window, isCounted);
}
