using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>What each event adds to the rows of its members.</summary>
internal sealed class EventMeasures(ExchangeRates rates, string currency, DateOnly day)
{
    private const string HumanClick = "human";

    public void Add(LogRecord record, IReadOnlyList<RowPart> rows)
    {
        switch (record.Type)
        {
            case RecordType.Click:
                Count(rows, Measures.ClicksRaw);
                if (record.ClickClass == HumanClick) Count(rows, Measures.ClicksHuman);
                break;
            case RecordType.Conversion:
                AddConversion(record, rows);
                break;
            case RecordType.Refund:
                Count(rows, Measures.Refunds);
                AddAmount(record, rows, Measures.RefundedAmount);
                break;
            case RecordType.Cost:
                AddAmount(record, rows, Measures.Cost);
                break;
        }
        foreach (var row in rows) row.Saw(record.ReceivedAt);
    }

    private void AddConversion(LogRecord record, IReadOnlyList<RowPart> rows)
    {
        Count(rows, record.Stage switch
        {
            Stages.Signup => Measures.Signups,
            Stages.Lead => Measures.Leads,
            _ => Measures.Orders,
        });
        if (record.Stage is null or Stages.Purchase) AddAmount(record, rows, Measures.RevenueGross);
    }

    // Every record is converted on its own, so that the parts add up to the whole to the last minor unit.
    private void AddAmount(LogRecord record, IReadOnlyList<RowPart> rows, Measure measure)
    {
        if (record.Amount is not { } amount) return;
        var converted = rates.Convert(amount, currency, day);
        foreach (var row in rows)
        {
            if (converted is { } minor)
            {
                row.Measures.Add(measure, minor);
                continue;
            }
            row.Measures.Add(Measures.Unconverted, 1);
            row.SetApart(amount.Currency, measure, amount.Minor);
        }
    }

    private static void Count(IReadOnlyList<RowPart> rows, Measure measure)
    {
        foreach (var row in rows) row.Measures.Add(measure, 1);
    }
}
