using static KpiFunctions.Core.Kpis.Catalogue.Define;
using static KpiFunctions.Core.Kpis.KpiDirection;
using static KpiFunctions.Core.Kpis.Measures;

namespace KpiFunctions.Core.Kpis.Catalogue;

/// <summary>What it brought and what it cost.</summary>
internal static class MoneyKpis
{
    private static readonly MeasureSum RevenueNet = ((MeasureSum)RevenueGross).Minus(RefundedAmount);

    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        Amount("revenueGross", "Revenue (gross)", RevenueGross),
        Amount("refundedAmount", "Refunded", RefundedAmount) with { Direction = Down },
        Amount("revenueNet", "Revenue (net of refunds)", RevenueNet) with { Base = "refunds taken off on the day of the refund" },
        Amount("cost", "Cost", Cost) with { Direction = None },
        Rate("roi", "Return on investment (on net revenue)", RevenueNet.Minus(Cost), Cost, "cost", Common),
        Rate("roas", "Return on ad spend", RevenueNet, Cost, "cost", Common),
        Per("cpa", "Cost per acquisition", Cost, Orders, "orders"),
        Per("cpe", "Cost per engagement", Cost, EngagementKpis.Engagements, "engagements"),
        Per("averageOrderValue", "Average order value", RevenueGross, Orders, "orders") with { Direction = Up },
        Number("unconverted", "Money records without exchange rate", Unconverted, Ours) with { Direction = Down, Base = "left out of all amounts" },
    ];
}
