using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Rollups.Settlement;

/// <summary>What shops do with orders, each case in plain amounts: gross, refunded and net by the day they are booked on, and net by the order's day.</summary>
public sealed class MoneyCasesTests
{
    [Fact]
    public void A_cancelled_order_is_sold_on_its_day_and_taken_back_on_the_day_it_was_cancelled()
    {
        var days = SettledDays.Of([Order("1001", 4990), Cancelled("1001", day: 2)]);

        Assert.Equal((1, 4990, 4990), (days.Sum(Measures.Orders), days.Sum(Measures.RevenueGross), days.Sum(Measures.RefundedAmount)));
        Assert.Equal((4990, -4990), (Net(days, 0), Net(days, 2)));
        Assert.Equal((0, 0), (NetByOrderDay(days, 0), NetByOrderDay(days, 2)));
    }

    [Fact]
    public void An_order_that_is_cancelled_after_a_part_went_back_loses_only_the_rest()
    {
        var days = SettledDays.Of([Order("1001", 4990), Refund("1001", 990, day: 1), Cancelled("1001", day: 2)]);

        Assert.Equal((4990, -990, -4000), (Net(days, 0), Net(days, 1), Net(days, 2)));
        Assert.Equal(0, NetByOrderDay(days, 0));
    }

    [Fact]
    public void An_order_that_is_cancelled_twice_is_taken_back_once() =>
        Assert.Equal(4990, SettledDays.Of([Order("1001", 4990), Cancelled("1001", day: 1), Cancelled("1001", day: 2)]).Sum(Measures.RefundedAmount));

    [Fact]
    public void A_cancellation_of_an_order_that_never_counted_takes_nothing_back() =>
        Assert.Equal((0, 0), SettledDays.Of([Cancelled("1001", day: 0)]) is var days ? (days.Sum(Measures.RevenueGross), days.Sum(Measures.RefundedAmount)) : default);

    [Fact]
    public void An_order_that_is_paid_in_two_payments_counts_once_with_its_total()
    {
        // The shop says the order again after the second payment; its total was the same all along.
        LogRecord[] log = [Order("1001", 4990) with { Version = 1, Lineage = "shop" }, Order("1001", 4990, day: 1) with { Version = 2, Lineage = "shop" }];

        var days = SettledDays.Of(log);

        Assert.Equal((1, 4990), (days.Sum(Measures.Orders), days.Sum(Measures.RevenueGross)));
        Assert.Empty(days.Conflicts);
    }

    [Fact]
    public void Two_payments_that_are_sent_as_purchases_of_one_order_count_as_the_first_and_the_other_is_a_conflict()
    {
        var days = SettledDays.Of([Order("1001", 3000) with { Id = "card" }, Order("1001", 1990) with { Id = "voucher" }]);

        Assert.Equal((1, 3000), (days.Sum(Measures.Orders), days.Sum(Measures.RevenueGross)));
        Assert.Equal(1990, Assert.Single(days.Conflicts).Second.Amount!.Value.Minor);
    }

    [Fact]
    public void A_refund_that_goes_back_over_two_payments_is_both_of_its_parts()
    {
        var days = SettledDays.Of([Order("1001", 4990), Refund("1001", 3000, day: 1), Refund("1001", 1990, day: 1)]);

        Assert.Equal((0, 4990, -4990), (NetByOrderDay(days, 0), Net(days, 0), Net(days, 1)));
    }

    /// <summary>Rates of the day: 160 yen, 1500 won, 0.4 dinar (three decimals) and 0.85 pounds for a euro.</summary>
    [Theory]
    [InlineData("JPY", "500", 312)]       // 500 yen are 3.125 euros: half a cent goes to the even one
    [InlineData("KRW", "15000", 1000)]
    [InlineData("KWD", "1.236", 309)]     // 1236 thousandths of a dinar: 3.09 euros
    [InlineData("GBP", "8.50", 1000)]
    [InlineData("EUR", "9.99", 999)]
    public void Currencies_without_decimals_and_with_three_convert_by_their_major_unit(string currency, string amount, long cents)
    {
        Assert.True(MoneyText.TryParse(amount, currency, out var minor));
        RegistryEntry[] rates = [Rate("JPY", "160"), Rate("KRW", "1500"), Rate("KWD", "0.4"), Rate("GBP", "0.85")];

        var day = RolledDay.Of([Some.Purchase(minor, currency)], Some.Manifest(), rates);

        Assert.Equal(cents, day[""][Measures.RevenueGross]);
    }

    [Fact]
    public void A_brand_that_reports_in_yen_has_no_hundredths()
    {
        var day = RolledDay.Of([Some.Purchase(500, "JPY"), Some.Purchase(1000, "EUR"), Some.Cost(160, "JPY")], Some.Manifest(currency: "JPY"), [Rate("JPY", "160")]);

        // 500 yen and ten euros of 160 yen each
        Assert.Equal((2100, 160), (day[""][Measures.RevenueGross], day[""][Measures.Cost]));
    }

    private static LogRecord Order(string order, long minor, int day = 0) => On(Some.Purchase(minor) with { Order = order, Id = order }, day);

    private static LogRecord Refund(string order, long minor, int day) => On(Some.Refund(minor) with { Order = order }, day);

    // A cancellation says no amount: it takes back what is left.
    private static LogRecord Cancelled(string order, int day) => On(Some.Record(RecordType.Refund) with { Order = order }, day);

    private static LogRecord On(LogRecord record, int day) => record with { OccurredAt = record.OccurredAt.AddDays(day), ReceivedAt = record.ReceivedAt.AddDays(day) };

    private static RegistryEntry Rate(string currency, string rate) =>
        Some.Entry(RegistryKind.Rates, $"2026-03-10:{currency}", ("day", "2026-03-10"), ("currency", currency), ("base", "EUR"), ("rate", rate));

    private static double? Net(SettledDays days, int day) => Value(days, day, "revenueNet");

    private static double? NetByOrderDay(SettledDays days, int day) => Value(days, day, "revenueNetByOrderDay");

    private static double? Value(SettledDays days, int day, string kpi) =>
        KpiCatalog.Find(kpi)!.Of(days[Some.Day.AddDays(day)].Rows.Single(row => row.Scope == Scope.Total).Measures, Scope.Total).Value;
}
