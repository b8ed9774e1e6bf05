using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;

namespace KpiFunctions.Core.Tests.Rollups.Settlement;

/// <summary>The second views of money: refunds on the order's day, costs by kind, margin.</summary>
public sealed class MoneyViewsTests
{
    private static readonly DateOnly Second = Some.Day.AddDays(1);

    private static LogRecord Order(long minor, string order = "1001") => Some.Purchase(minor) with { Order = order };

    private static LogRecord OnDay(LogRecord record, int day) =>
        record with { OccurredAt = record.OccurredAt.AddDays(day), ReceivedAt = record.ReceivedAt.AddDays(day) };

    private static long? On(SettledDays days, DateOnly day, Measure measure) => days[day].Rows.Single(row => row.Scope == Scope.Total).Measures[measure];

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void A_refund_counts_on_its_own_day_and_in_the_second_view_on_the_day_of_its_order(int first)
    {
        var refund = OnDay(Some.Refund(990) with { Order = "1001" }, 1);

        var days = SettledDays.Of([Order(4990), refund], first: day => first * day.DayNumber);

        Assert.Equal((null, 990), (On(days, Some.Day, Measures.RefundedAmount), On(days, Second, Measures.RefundedAmount)));
        Assert.Equal((990, null), (On(days, Some.Day, Measures.RefundedOnOrderDay), On(days, Second, Measures.RefundedOnOrderDay)));
    }

    [Fact]
    public void A_refund_of_the_whole_order_takes_back_on_the_orders_day_what_is_left()
    {
        var part = OnDay(Some.Refund(990) with { Order = "1001" }, 1);
        var rest = OnDay(Some.Record(RecordType.Refund) with { Order = "1001" }, 2);

        var days = SettledDays.Of([Order(4990), part, rest]);

        Assert.Equal(4990, On(days, Some.Day, Measures.RefundedOnOrderDay));
        Assert.Equal(4990, days.Sum(Measures.RefundedAmount));
    }

    [Fact]
    public void A_reading_of_what_was_refunded_in_all_adds_to_both_views_what_no_refund_has_said()
    {
        var part = OnDay(Some.Refund(990) with { Order = "1001" }, 1);
        var total = OnDay(Some.Record(RecordType.RefundTotal) with { Order = "1001", Amount = new Amount(1500, "EUR") }, 2);

        var days = SettledDays.Of([Order(4990), part, total]);

        Assert.Equal((1500, 1500), (days.Sum(Measures.RefundedAmount), On(days, Some.Day, Measures.RefundedOnOrderDay)));
    }

    [Fact]
    public void A_refund_of_an_order_that_nobody_knows_stays_on_its_own_day_in_both_views()
    {
        var days = SettledDays.Of([OnDay(Some.Refund(990) with { Order = "1001" }, 1), OnDay(Some.Refund(10), 1)]);

        Assert.Equal((1000, 1000), (On(days, Second, Measures.RefundedAmount), On(days, Second, Measures.RefundedOnOrderDay)));
    }

    [Fact]
    public void Costs_of_each_kind_add_up_to_the_cost()
    {
        string?[] kinds = ["fee", "product", "shipping", "commission", "boost", "other", null];
        var costs = kinds.Select((kind, i) => Some.Cost(1L << i) with { CostKind = kind }).ToList();

        var total = RolledDay.Of(costs)[""];

        Assert.Equal(127, total[Measures.Cost]);
        Measure[] measures = [Measures.CostFee, Measures.CostProduct, Measures.CostShipping, Measures.CostCommission, Measures.CostBoost, Measures.CostOther];
        Assert.Equal([1, 2, 4, 8, 16, 96], measures.Select(measure => total[measure]));
    }

    [Fact]
    public void A_cost_that_came_twice_keeps_its_kind()
    {
        var cost = Some.Cost(500) with { CostKind = "fee" };

        Assert.Equal(500, RolledDay.Of(cost, cost with { ReceivedAt = cost.ReceivedAt.AddMinutes(1) })[""][Measures.CostFee]);
    }

    [Fact]
    public void Orders_and_refunds_are_worth_the_margin_of_their_campaign_and_what_has_none_is_said()
    {
        RegistryEntry[] registry = [Some.Entry(RegistryKind.Campaigns, "spring", ("margin", "0.45"))];
        LogRecord[] records =
        [
            Order(1001) with { On = new Dimensions(Campaign: "spring") },
            Some.Refund(333) with { Order = "1001" },
            Order(200, "1002") with { On = new Dimensions(Campaign: "autumn") },
        ];

        var day = RolledDay.Of(records, Some.Manifest(), registry);

        // 1001 * 0.45 = 450.45; 333 * 0.45 = 149.85
        Assert.Equal((450, 150), (day["campaign=spring"][Measures.MarginGross], day["campaign=spring"][Measures.MarginRefunded]));
        Assert.Equal(200, day[""][Measures.MoneyWithoutMargin]);
        Assert.Equal(300, KpiCatalog.Find("marginNet")!.Of(day["campaign=spring"], Scope.Total).Value);
        Assert.Equal(NullReason.Incomplete, KpiCatalog.Find("marginNet")!.Of(day[""], Scope.Total).Reason);
    }

    [Theory]
    [InlineData("shoe", 300)]     // its own 0.3
    [InlineData("sock", 600)]     // the 0.6 of its line
    [InlineData("hat", 450)]      // registered without a margin: the campaign's 0.45
    [InlineData("ghost", 450)]    // not registered
    [InlineData(null, 450)]
    public void An_order_is_worth_the_margin_of_its_product_else_of_the_line_else_of_the_campaign(string? product, long margin)
    {
        var order = Order(1000) with { On = new Dimensions(Campaign: "spring", Product: product) };

        Assert.Equal((margin, null), (RolledDay.Of([order], Some.Manifest(), Range)[""][Measures.MarginGross], RolledDay.Of([order], Some.Manifest(), Range)[""][Measures.MoneyWithoutMargin]));
    }

    [Fact]
    public void A_refund_takes_back_the_margin_of_what_was_ordered_and_products_of_no_campaign_have_theirs()
    {
        LogRecord[] records =
        [
            Order(1000) with { On = new Dimensions(Product: "shoe") },
            Some.Refund(500) with { Order = "1001" },
            Order(1000, "1002") with { On = new Dimensions(Product: "sock") },
        ];

        var total = RolledDay.Of(records, Some.Manifest(), Range)[""];

        // 1000 * 0.3 + 1000 * 0.6 - 500 * 0.3
        Assert.Equal((900, 150, null), (total[Measures.MarginGross], total[Measures.MarginRefunded], total[Measures.MoneyWithoutMargin]));
        Assert.Equal(750, KpiCatalog.Find("marginNet")!.Of(total, Scope.Total).Value);
    }

    [Fact]
    public void A_product_that_nobody_registered_is_on_the_work_list() =>
        Assert.Equal(1, RolledDay.Of([Order(1000) with { On = new Dimensions(Product: "ghost") }], Some.Manifest(), Range).Audit.Unresolved["product:ghost"]);

    private static readonly RegistryEntry[] Range =
    [
        Some.Entry(RegistryKind.Campaigns, "spring", ("margin", "0.45")),
        Some.Entry(RegistryKind.Products, "shoe", ("line", "socks"), ("margin", "0.3")),
        Some.Entry(RegistryKind.Products, "sock", ("line", "socks")),
        Some.Entry(RegistryKind.Products, "socks", ("margin", "0.6")),
        Some.Entry(RegistryKind.Products, "hat"),
    ];
}
