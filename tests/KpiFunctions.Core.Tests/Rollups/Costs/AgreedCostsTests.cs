using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Rollups.Costs;

public sealed class AgreedCostsTests
{
    [Fact]
    public void A_flat_cost_is_booked_on_its_first_day_and_spread_over_its_days_to_the_last_cent()
    {
        var days = Enumerable.Range(0, 5).Select(day => Rolled(Some.Day.AddDays(day - 1), Cost(("allocation", "flat"), ("to", "2026-03-12")))).ToList();

        Assert.Equal([null, 10_00, null, null, null], days.Select(day => day[Measures.Cost]));
        Assert.Equal([null, 10_00, null, null, null], days.Select(day => day[Measures.CostFee]));
        Assert.Equal([null, 333, 333, 334, null], days.Select(day => day[Measures.CostAllocated]));
    }

    [Fact]
    public void Without_an_allocation_all_of_it_is_for_its_first_day()
    {
        Assert.Equal(1000, Rolled(Some.Day, Cost(("to", "2026-03-12")))[Measures.CostAllocated]);
        Assert.Null(Rolled(Some.Day.AddDays(1), Cost(("to", "2026-03-12")))[Measures.CostAllocated]);
    }

    [Fact]
    public void A_cost_that_was_sent_is_for_the_day_that_it_is_booked_on()
    {
        var total = RolledDay.Of(Some.Cost(500))[""];

        Assert.Equal((500, 500), (total[Measures.Cost], total[Measures.CostAllocated]));
    }

    [Fact]
    public void It_counts_for_the_members_that_it_names()
    {
        var day = RolledDay.Of([Some.Click()], Some.Manifest(), [Cost(("campaign", "spring"), ("influencer", "lena"))]);

        Assert.Equal((1000, 1000), (day["campaign=spring,influencer=lena"][Measures.Cost], day["post=unknown"][Measures.CostAllocated]));
    }

    private static MeasureValues Rolled(DateOnly day, RegistryEntry cost)
    {
        LogRecord click = Some.Click() with { OccurredAt = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero) };
        return RolledDay.Of([click], Some.Manifest(day: day), [cost])[""];
    }

    private static RegistryEntry Cost(params (string, string)[] more) =>
        Some.Entry(RegistryKind.Costs, "lena-spring", [("amount", "10.00"), ("currency", "EUR"), ("costKind", "fee"), ("from", "2026-03-10"), .. more]);
}
