using static KpiFunctions.Core.Kpis.Catalogue.Define;
using static KpiFunctions.Core.Kpis.KpiDirection;
using static KpiFunctions.Core.Kpis.Measures;

namespace KpiFunctions.Core.Kpis.Catalogue;

/// <summary>What it brought and what it cost.</summary>
internal static class MoneyKpis
{
    private static readonly MeasureSum RevenueNet = ((MeasureSum)RevenueGross).Minus(RefundedAmount);

    private static readonly MeasureSum MarginNet = ((MeasureSum)MarginGross).Minus(MarginRefunded);

    public static IReadOnlyList<KpiDefinition> All { get; } =
    [
        Amount("revenueGross", "Revenue (gross)", RevenueGross),
        Amount("refundedAmount", "Refunded", RefundedAmount) with { Direction = Down },
        Amount("revenueNet", "Revenue (net of refunds)", RevenueNet) with { Base = "refunds taken off on the day of the refund" },
        Amount("refundedOnOrderDay", "Refunded, on the order's day", RefundedOnOrderDay) with { Direction = Down, Base = "each refund on the day of its order, at that day's rate; on its own day where the order is unknown" },
        Amount("revenueNetByOrderDay", "Revenue (net, refunds on the order's day)", ((MeasureSum)RevenueGross).Minus(RefundedOnOrderDay)) with { Base = "refunds taken off on the day of their order: earlier days are restated" },
        Amount("marginNet", "Margin (net of refunds)", MarginNet) with { Version = 2, Lacking = MoneyWithoutMargin, Base = "orders at the margin of their product, its line or their campaign; null while an order has none" },
        Amount("cost", "Cost", Cost) with { Direction = None, Base = "booked on the day of the cost" },
        Amount("costAllocated", "Cost (allocated)", CostAllocated) with { Version = 2, Direction = None, Lacking = CostsUnallocated, Base = "on the days that it is for: costs of the registry on their post's day, in equal parts or by impressions where they say so; null while a part is not known" },
        Amount("costFee", "Fees", CostFee) with { Direction = None },
        Amount("costProduct", "Products given", CostProduct) with { Direction = None },
        Amount("costShipping", "Shipping", CostShipping) with { Direction = None },
        Amount("costCommission", "Commissions", CostCommission) with { Direction = None },
        Amount("costBoost", "Paid boost", CostBoost) with { Direction = None },
        Amount("costOther", "Other costs", CostOther) with { Direction = None, Base = "costs of kind other, and those that say none" },
        Rate("roi", "Return on investment (on net revenue)", RevenueNet.Minus(Cost), Cost, "cost", Common),
        Rate("roiOnMargin", "Return on investment (on margin)", MarginNet.Minus(Cost), Cost, "cost; orders at the margin of their product, its line or their campaign", Common) with { Version = 2, Lacking = MoneyWithoutMargin },
        Rate("roiOnAllocatedCost", "Return on investment (on allocated cost)", RevenueNet.Minus(CostAllocated), CostAllocated, "allocated cost", Common) with { Version = 2, Lacking = CostsUnallocated },
        Rate("roas", "Return on ad spend", RevenueNet, Cost, "cost", Common),
        Per("cpa", "Cost per acquisition", Cost, Orders, "orders"),
        Per("cpm", "Cost per thousand impressions", Cost, Impressions, "impressions") with { Per = 1000 },
        Per("cpc", "Cost per click", Cost, ClicksHuman, "human clicks"),
        Per("cpv", "Cost per view", Cost, Views, "views"),
        Per("cpl", "Cost per lead", Cost, Leads, "leads"),
        Per("costPerSignup", "Cost per sign-up", Cost, Signups, "sign-ups"),
        Per("cpe", "Cost per engagement", Cost, EngagementKpis.Engagements, "engagements"),
        Per("averageOrderValue", "Average order value", RevenueGross, Orders, "orders") with { Direction = Up },
        Number("unconverted", "Money records without exchange rate", Unconverted, Ours) with { Direction = Down, Base = "left out of all amounts" },
    ];
}
