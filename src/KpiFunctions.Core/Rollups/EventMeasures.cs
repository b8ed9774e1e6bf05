using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups;

/// <summary>What each event adds to the row of its members.</summary>
internal sealed class EventMeasures(ExchangeRates rates, string currency, DateOnly day)
{
    public void Add(EventKind kind, Amount? amount, RowPart row)
    {
        switch (kind)
        {
            case EventKind.HumanClick:
                row.Measures.Add(Measures.ClicksRaw, 1);
                row.Measures.Add(Measures.ClicksHuman, 1);
                break;
            case EventKind.Purchase:
                row.Measures.Add(Measures.Orders, 1);
                AddAmount(amount, row, Measures.RevenueGross);
                break;
            case EventKind.Refund:
                row.Measures.Add(Measures.Refunds, 1);
                AddAmount(amount, row, Measures.RefundedAmount);
                break;
            case EventKind.Cost:
                AddAmount(amount, row, Measures.Cost);
                break;
            default:
                row.Measures.Add(CounterOf(kind), 1);
                break;
        }
    }

    private static Measure CounterOf(EventKind kind) => kind switch
    {
        EventKind.Click => Measures.ClicksRaw,
        EventKind.Signup => Measures.Signups,
        EventKind.Lead => Measures.Leads,
        EventKind.OtherConversion => Measures.Orders,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    // Every record is converted on its own, so that the parts add up to the whole to the last minor unit.
    private void AddAmount(Amount? stated, RowPart row, Measure measure)
    {
        if (stated is not { } amount) return;
        if (rates.Convert(amount, currency, day) is { } minor)
        {
            row.Measures.Add(measure, minor);
            return;
        }
        row.Measures.Add(Measures.Unconverted, 1);
        row.SetApart(amount.Currency, measure, amount.Minor);
    }
}
