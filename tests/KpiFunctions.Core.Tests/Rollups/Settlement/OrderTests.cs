using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Rollups.Settlement;

namespace KpiFunctions.Core.Tests.Rollups.Settlement;

public sealed class OrderTests
{
    private static readonly DateOnly Second = Some.Day.AddDays(1);

    private static LogRecord Order(long minor) => Some.Purchase(minor) with { Order = "1001" };

    private static LogRecord OnDay(LogRecord record, int day) =>
        record with { OccurredAt = record.OccurredAt.AddDays(day), ReceivedAt = record.ReceivedAt.AddDays(day) };

    private static LogRecord Total(long minor, string currency = "EUR") =>
        Some.Record(RecordType.RefundTotal) with { Order = "1001", Amount = new Amount(minor, currency) };

    private static LogRecord Refund(long minor, string currency = "EUR") => Some.Refund(minor, currency) with { Order = "1001" };

    [Fact]
    public void The_webhook_and_the_file_of_one_order_are_one_order_whatever_ids_they_give_it()
    {
        var webhook = Order(4990) with { Id = "msg_1", Source = "webhook:shop" };
        var file = Order(4990) with { Id = "1001", Source = "import:shopify-orders", ReceivedAt = webhook.ReceivedAt.AddDays(3) };

        var days = SettledDays.Of([file, webhook]);

        Assert.Equal((1, 4990), (days.Sum(Measures.Orders), days.Sum(Measures.RevenueGross)));
        Assert.Equal((2, 1, 1, 0), (days[Some.Day].Audit.Received, days[Some.Day].Audit.Accepted, days[Some.Day].Audit.Duplicate, days[Some.Day].Audit.Conflicting));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Two_purchases_of_one_order_that_differ_are_a_conflict_across_days(int order)
    {
        var days = SettledDays.Of([Order(4990), OnDay(Order(5990), 1)], first: day => order * day.DayNumber);

        Assert.Equal(4990, days.Sum(Measures.RevenueGross));
        var conflict = Assert.Single(days.Conflicts);
        Assert.Equal((ConflictAbout.Order, Second, 4990, 5990), (conflict.About, conflict.Day, conflict.First.Amount!.Value.Minor, conflict.Second.Amount!.Value.Minor));
    }

    [Fact]
    public void An_order_of_another_shop_with_the_same_number_is_another_order()
    {
        var days = SettledDays.Of([Order(100), Order(100) with { Namespace = "other-shop" }]);

        Assert.Equal(2, days.Sum(Measures.Orders));
    }

    [Fact]
    public void A_refund_goes_where_its_order_went()
    {
        var order = Order(4990) with { On = new Dimensions(Influencer: "lena", Campaign: "spring") };

        var days = SettledDays.Of([order, OnDay(Refund(990), 1)], first: day => -day.DayNumber);

        Assert.Equal(990, days.Sum(Measures.RefundedAmount, "campaign=spring,influencer=lena"));
        Assert.Equal(0, days.Sum(Measures.RefundedAmount, "influencer=unknown"));
    }

    [Fact]
    public void A_refund_of_an_order_that_nobody_knows_keeps_what_it_says_itself()
    {
        var days = SettledDays.Of([Refund(990) with { On = new Dimensions(Influencer: "tom") }]);

        Assert.Equal(990, days.Sum(Measures.RefundedAmount, "influencer=tom"));
    }

    [Fact]
    public void A_total_that_was_read_adds_only_what_no_refund_has_said()
    {
        // 10.00 by an event on the first day, 5.00 on the third; 20.00 in all, read on the second: 5.00 are missing.
        var days = SettledDays.Of([Order(4990), Refund(1000), OnDay(Total(2000), 1), OnDay(Refund(500), 2)]);

        Assert.Equal(2000, days.Sum(Measures.RefundedAmount));
        Assert.Equal(500, days[Second].Rows.Single(row => row.Scope.ToString() == "").Measures[Measures.RefundedAmount]);
        Assert.Equal(3, days.Sum(Measures.Refunds));
    }

    [Fact]
    public void A_total_that_the_refunds_have_said_adds_nothing()
    {
        var days = SettledDays.Of([Refund(1000), Refund(1000), OnDay(Total(2000), 1)], first: day => -day.DayNumber);

        Assert.Equal((2000, 2), (days.Sum(Measures.RefundedAmount), days.Sum(Measures.Refunds)));
        Assert.Equal((1, 1), (days[Second].Audit.Received, days[Second].Audit.Accepted));
    }

    [Fact]
    public void Of_several_totals_the_latest_stands_and_they_never_add_up()
    {
        var days = SettledDays.Of([Total(1000), OnDay(Total(2500), 3), OnDay(Total(2500), 1)]);

        Assert.Equal(2500, days.Sum(Measures.RefundedAmount));
        Assert.Equal((3, 1, 2), (days.Audits.Sum(audit => audit.Received), days.Audits.Sum(audit => audit.Accepted), days.Audits.Sum(audit => audit.Duplicate)));
    }

    [Fact]
    public void A_total_that_was_read_earlier_and_comes_later_does_not_stand()
    {
        var late = Total(1000) with { ReceivedAt = Some.Noon.AddDays(2) };

        var days = SettledDays.Of([late, OnDay(Total(2500), 1)]);

        Assert.Equal(2500, days.Sum(Measures.RefundedAmount));
    }

    [Fact]
    public void Of_two_exports_that_give_one_time_the_newer_file_stands()
    {
        var newer = Total(2500) with { Version = 2 };

        var days = SettledDays.Of([newer, Total(1000) with { Version = 1, ReceivedAt = newer.ReceivedAt.AddHours(1) }]);

        Assert.Equal(2500, days.Sum(Measures.RefundedAmount));
    }

    [Fact]
    public void A_total_in_another_currency_than_the_refunds_is_left_out_and_listed()
    {
        var days = SettledDays.Of([Refund(1000, "USD"), OnDay(Total(900), 1)]);

        Assert.Null(days[Second].Rows.SingleOrDefault(row => row.Scope.ToString() == "")?.Measures[Measures.RefundedAmount]);
        Assert.Equal(ConflictAbout.RefundTotal, Assert.Single(days.Conflicts).About);
        Assert.Equal(1, days[Second].Audit.Conflicting);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 4990)]
    [InlineData(1000, 0)]
    [InlineData(1000, 3000)]
    [InlineData(3000, 1000)]
    public void A_refund_of_the_whole_order_takes_what_refunds_and_totals_have_left_and_no_more(long refund, long total)
    {
        List<LogRecord> records = [Order(4990), OnDay(Whole("back"), 1)];
        if (refund > 0) records.Add(OnDay(Refund(refund), 2));
        if (total > 0) records.Add(OnDay(Total(total), 3));

        var days = SettledDays.Of(records);
        var backwards = SettledDays.Of(records, first: day => -day.DayNumber);

        Assert.Equal((4990, 4990), (days.Sum(Measures.RevenueGross), days.Sum(Measures.RefundedAmount)));
        Assert.Equal(4990, backwards.Sum(Measures.RefundedAmount));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Two_refunds_of_the_whole_order_take_it_back_once(int apart)
    {
        var days = SettledDays.Of([Order(4990), Whole("back"), OnDay(Whole("back again"), apart)]);

        Assert.Equal(4990, days.Sum(Measures.RefundedAmount));
    }

    [Fact]
    public void A_refund_of_the_whole_order_takes_nothing_where_a_part_went_back_in_another_currency()
    {
        var days = SettledDays.Of([Order(4990), Refund(1000, "USD"), OnDay(Whole("back"), 1)]);

        Assert.Equal(0, days.Sum(Measures.RefundedAmount));
    }

    private static LogRecord Whole(string id) => Refund(0) with { Id = id, Amount = null };

    [Fact]
    public void An_order_that_lost_its_identity_claims_no_order()
    {
        // The second has the id of the first and therefore does not stand; the third is the only purchase of order 2002.
        var first = Order(100) with { Id = "a" };
        var second = OnDay(Order(100) with { Id = "a", Order = "2002" }, 1);
        var third = OnDay(Order(300) with { Id = "c", Order = "2002" }, 2);

        var days = SettledDays.Of([first, second, third]);

        Assert.Equal((2, 400), (days.Sum(Measures.Orders), days.Sum(Measures.RevenueGross)));
    }
}
