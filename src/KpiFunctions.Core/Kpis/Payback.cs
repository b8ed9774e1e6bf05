namespace KpiFunctions.Core.Kpis;

/// <summary>How long it takes until cumulative net revenue covers cumulative cost, both counted from the first day with a cost.</summary>
/// <param name="Cost">Minor units, of the whole range.</param>
/// <param name="RevenueNet">Minor units, from the first day with a cost on.</param>
/// <param name="First">The first day with a cost; null when there is none.</param>
/// <param name="Day">The day from which on revenue stays above cost; null while it does not.</param>
public sealed record Payback(long Cost, long RevenueNet, DateOnly? First, DateOnly? Day)
{
    /// <summary>1 when it is paid back on the first day.</summary>
    public int? Days => Day is { } day && First is { } first ? day.DayNumber - first.DayNumber + 1 : null;

    /// <param name="inDayOrder">The measures of one scope, day by day.</param>
    public static Payback Of(IEnumerable<(DateOnly Day, MeasureValues Values)> inDayOrder)
    {
        long cost = 0, revenue = 0;
        DateOnly? first = null, paid = null;
        foreach (var (day, values) in inDayOrder)
        {
            cost += values.Of(Measures.Cost)!.Value;
            if (cost > 0) first ??= day;
            if (first is null) continue;
            revenue += values.Of(Measures.RevenueGross)!.Value - values.Of(Measures.RefundedAmount)!.Value;
            // A later cost or refund may open the gap again: what counts is the last time it closed.
            paid = revenue < cost ? null : paid ?? day;
        }
        return new Payback(cost, revenue, first, paid);
    }
}
