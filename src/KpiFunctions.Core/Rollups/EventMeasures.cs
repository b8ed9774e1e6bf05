using System.Text;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Rollups.Rows;

namespace KpiFunctions.Core.Rollups;

/// <summary>What events add to the row of their members: each one is counted, and some bring an amount.</summary>
internal sealed class EventMeasures(ExchangeRates rates, string currency, DateOnly day)
{
    private static readonly (byte[] Name, Measure Measure)[] CostKinds =
    [
        ("fee"u8.ToArray(), Measures.CostFee),
        ("product"u8.ToArray(), Measures.CostProduct),
        ("shipping"u8.ToArray(), Measures.CostShipping),
        ("commission"u8.ToArray(), Measures.CostCommission),
        ("boost"u8.ToArray(), Measures.CostBoost),
    ];

    /// <summary>Counts events of one kind, without their amounts.</summary>
    public static void Count(EventKind kind, long events, RowPart row)
    {
        foreach (var counter in CountersOf(kind)) row.Measures.Add(counter, events);
    }

    /// <summary>Every event is converted on its own, so that the parts add up to the whole to the last minor unit.</summary>
    /// <param name="also">A further measure that it goes to.</param>
    /// <param name="margin">What is left of a unit of revenue, 0 to 1; null where nobody says.</param>
    public void AddAmount(EventKind kind, Amount amount, Measure? also, decimal? margin, RowPart row)
    {
        if (AmountOf(kind) is not { } measure) return;
        if (rates.Convert(amount, currency, day) is not { } minor)
        {
            row.Measures.Add(Measures.Unconverted, 1);
            row.SetApart(amount.Currency, measure, amount.Minor);
            return;
        }
        row.Measures.Add(measure, minor);
        if (also is not null) row.Measures.Add(also, minor);
        if (kind is EventKind.Purchase or EventKind.Refund) AddMargin(kind, minor, margin, row);
    }

    /// <summary>Adds the part of a cost that falls on the day; without a rate the cost itself stands apart already.</summary>
    public void AddAllocated(Amount amount, RowPart row)
    {
        if (rates.Convert(amount, currency, day) is { } minor) row.Measures.Add(Measures.CostAllocated, minor);
        else row.SetApart(amount.Currency, Measures.CostAllocated, amount.Minor);
    }

    /// <summary>Counts a cost whose part of the day is not known.</summary>
    public static void AddUnallocated(RowPart row) => row.Measures.Add(Measures.CostsUnallocated, 1);

    /// <summary>Adds what was refunded of an order of the day, at the order day's rate; without one the order itself stands apart already.</summary>
    public void AddRestated(Amount amount, RowPart row)
    {
        if (rates.Convert(amount, currency, day) is { } minor) row.Measures.Add(Measures.RefundedOnOrderDay, minor);
        else row.SetApart(amount.Currency, Measures.RefundedOnOrderDay, amount.Minor);
    }

    /// <summary>A further measure that an event's amount goes to: a cost to those of its kind, a refund that no order is known of to the order day's refunds.</summary>
    /// <param name="costKind">Of costs; empty for none.</param>
    public static Measure? AlsoOf(EventKind kind, ReadOnlySpan<byte> costKind)
    {
        if (kind != EventKind.Cost) return kind == EventKind.Refund ? Measures.RefundedOnOrderDay : null;
        foreach (var (name, measure) in CostKinds)
            if (costKind.SequenceEqual(name))
                return measure;
        return Measures.CostOther;
    }

    public static Measure? AlsoOfText(EventKind kind, string? costKind) => AlsoOf(kind, Encoding.UTF8.GetBytes(costKind ?? ""));

    private static void AddMargin(EventKind kind, long minor, decimal? margin, RowPart row)
    {
        if (margin is null) row.Measures.Add(Measures.MoneyWithoutMargin, minor);
        else row.Measures.Add(kind == EventKind.Refund ? Measures.MarginRefunded : Measures.MarginGross, (long)Math.Round(minor * margin.Value, MidpointRounding.ToEven));
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
