using KpiFunctions.Core.Attribution.Customers;
using KpiFunctions.Core.Attribution.Paths;
using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Tests.Attribution;

public sealed class CustomerTests
{
    private static readonly DateTimeOffset Start = Some.Noon;
    private static readonly DateTimeOffset End = Start.AddDays(30);

    [Fact]
    public void Who_bought_within_the_year_before_is_returning_and_who_bought_longer_ago_is_new()
    {
        var counts = Count(End, Sale("kim", 5), Sale("kim", -10), Sale("lou", 6), Sale("max", 7), Sale("max", -400), Sale("gone", -5), Sale(null, 8));

        Assert.Equal((2, 1, 1), (counts.NewCustomers, counts.ReturningCustomers, counts.Nameless));
    }

    [Fact]
    public void Repeats_are_shares_of_the_customers_whose_time_is_over()
    {
        // On day 60: the 30 days of a and b are over, those of c (day 29.5) not yet by an hour; nobody's 90 are.
        var counts = Count(Start.AddDays(59.4), Sale("a", 1), Sale("a", 31), Sale("b", 2), Sale("b", 33), Sale("c", 29.5), Sale("c", 30));

        Assert.Equal((0.5, 2L), (counts.Repeat30.Value, counts.Repeat30.N));
        Assert.Equal(new ShareOf(null, 0, null, null), counts.Repeat90);
    }

    [Fact]
    public void Sign_ups_and_leads_make_no_customer() => Assert.Equal(0, Count(End, Sale("kim", 1) with { Stage = "lead" }).NewCustomers);

    [Fact]
    public void The_interval_of_a_share_is_Wilsons()
    {
        var share = ShareOf.Of(10, 100);

        Assert.Equal((0.0552, 0.1744), (Math.Round(share.Low!.Value, 4), Math.Round(share.High!.Value, 4)));
        Assert.Equal(0, ShareOf.Of(0, 5).Low);
    }

    [Fact]
    public void A_spread_is_the_middle_and_what_nine_in_ten_do_not_exceed()
    {
        Assert.Equal(new Spread(2.5, 4), Spread.Of([4, 1, 3, 2]));
        Assert.Equal(new Spread(10, 18), Spread.Of(Enumerable.Range(1, 19).Select(i => (double)i)));
        Assert.Equal(new Spread(null, null), Spread.Of([]));
    }

    [Fact]
    public void An_order_is_a_repeat_one_when_its_customer_bought_in_the_year_before_it_anything_of_the_brand()
    {
        Deal[] deals = [Sale("kim", -10), Sale("max", -366), Sale("max", 1), Sale("max", 2), Sale("lou", 3) with { Stage = "lead" }, Sale("lou", 4), Sale("kim", 5), Sale(null, 6)];

        Assert.Equal(new RepeatOrders(4, 2, 1, Start.AddDays(-366)), RepeatOrders.Of(deals, Start, _ => true));
        Assert.Equal(new RepeatOrders(1, 1, 0, Start.AddDays(-366)), RepeatOrders.Of(deals, Start, deal => deal.At == Start.AddDays(5)));
        Assert.Equal(new RepeatOrders(0, 0, 0, null), RepeatOrders.Of([], Start, _ => true));
    }

    private static Deal Sale(string? person, double day) => Ways.Deal(person) with { At = Start.AddDays(day) };

    private static CustomerCounts Count(DateTimeOffset now, params Deal[] deals) => CustomerCounts.Of(deals, Start, End, now);
}
