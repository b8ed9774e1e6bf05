using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Kpis;

/// <summary>Which records a measure is made of.</summary>
public static class MeasureRecords
{
    private static readonly RecordType[] Readings = [RecordType.PostMetrics, RecordType.AccountMetrics, RecordType.DailyAmounts];

    /// <summary>Several for what events and readings say together.</summary>
    public static IReadOnlyList<RecordType> Of(Measure measure)
    {
        if (measure == Measures.ClicksRaw || measure == Measures.ClicksHuman) return [RecordType.Click];
        if (measure == Measures.Refunds || measure == Measures.RefundedAmount) return [RecordType.Refund, RecordType.RefundTotal];
        if (measure == Measures.Signups || measure == Measures.Leads || measure == Measures.Orders || measure == Measures.RevenueGross) return [RecordType.Conversion];
        if (measure == Measures.Cost) return [RecordType.Cost];
        return measure == Measures.Unconverted ? [RecordType.Conversion, RecordType.Refund, RecordType.Cost] : Readings;
    }
}
