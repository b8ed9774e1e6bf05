using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Kpis;

/// <summary>Which records a measure is made of.</summary>
public static class MeasureRecords
{
    private static readonly RecordType[] Readings = [RecordType.PostMetrics, RecordType.AccountMetrics, RecordType.DailyAmounts];

    private static readonly (RecordType[] Types, Measure[] Measures)[] OfEvents =
    [
        ([RecordType.Click], [Measures.ClicksRaw, Measures.ClicksHuman, Measures.CreatorClicks]),
        ([RecordType.Conversion], [Measures.Signups, Measures.Leads, Measures.Orders, Measures.RevenueGross, Measures.MarginGross]),
        ([RecordType.Refund, RecordType.RefundTotal], [Measures.Refunds, Measures.RefundedAmount, Measures.RefundedOnOrderDay, Measures.MarginRefunded]),
        ([RecordType.Cost], [Measures.Cost, Measures.CostFee, Measures.CostProduct, Measures.CostShipping, Measures.CostCommission, Measures.CostBoost, Measures.CostOther, Measures.CostAllocated]),
        ([RecordType.Conversion, RecordType.Refund, RecordType.Cost], [Measures.Unconverted]),
        ([RecordType.Conversion, RecordType.Refund], [Measures.MoneyWithoutMargin]),
    ];

    /// <summary>Several for what they say together; none for what the registry alone says.</summary>
    public static IReadOnlyList<RecordType> Of(Measure measure)
    {
        foreach (var (types, measures) in OfEvents)
            if (measures.Contains(measure))
                return types;
        return measure == Measures.PostsPublished ? [] : Readings;
    }
}
