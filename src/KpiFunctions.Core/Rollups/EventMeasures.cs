using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups;

/// <summary>What events add to the row of their members: each one is counted, and some bring an amount.</summary>
internal sealed class EventMeasures(ExchangeRates rates, string currency, DateOnly day)
{
    /// <summary>Counts events of one kind, without their amounts.</summary>
    public static void Count(EventKind kind, long events, RowPart row)
    {
        foreach (var counter in CountersOf(kind)) row.Measures.Add(counter, events);
    }

    /// <summary>Every event is converted on its own, so that the parts add up to the whole to the last minor unit.</summary>
    public void AddAmount(EventKind kind, Amount amount, RowPart row)
    {
        if (AmountOf(kind) is not { } measure) return;
        if (rates.Convert(amount, currency, day) is { } minor)
        {
            row.Measures.Add(measure, minor);
            return;
        }
        row.Measures.Add(Measures.Unconverted, 1);
        row.SetApart(amount.Currency, measure, amount.Minor);
    }

    private static Measure[] CountersOf(EventKind kind) => kind switch
    {
        EventKind.Click => [Measures.ClicksRaw],
        EventKind.HumanClick => [Measures.ClicksRaw, Measures.ClicksHuman],
        EventKind.Signup => [Measures.Signups],
        EventKind.Lead => [Measures.Leads],
        EventKind.Purchase or EventKind.OtherConversion => [Measures.Orders],
        EventKind.Refund => [Measures.Refunds],
        EventKind.Cost => [],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static Measure? AmountOf(EventKind kind) => kind switch
    {
        EventKind.Purchase => Measures.RevenueGross,
        EventKind.Refund => Measures.RefundedAmount,
        EventKind.Cost => Measures.Cost,
        _ => null,
    };
}
