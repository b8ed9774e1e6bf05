using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Money;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Tests.Rollups.Settlement;

/// <summary>Ids and orders of which more days have something than can be told: what was not told counts nowhere, and nothing is unaccounted for.</summary>
public sealed class FullClaimTests
{
    // A claim of one voice has some 150 characters, an order's text some 200: several days find room, most do not.
    private const int Room = 1_000;

    private static readonly DateOnly Last = Some.Day.AddDays(19);

    private static LogRecord OnDay(LogRecord record, int day) =>
        record with { OccurredAt = record.OccurredAt.AddDays(day), ReceivedAt = record.ReceivedAt.AddDays(day) };

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void An_id_of_too_many_days_counts_once_whatever_day_is_rolled_first(int order)
    {
        var log = Enumerable.Range(0, 20).Select(day => OnDay(Some.Purchase(100 + day) with { Id = "same" }, day));

        var days = SettledDays.Of(log, first: day => order * day.DayNumber, room: Room);

        Assert.Equal((20, 1, 0, 19), Audit(days));
        Assert.Equal(1, days.Sum(Measures.Orders));
        Assert.Equal(order > 0 ? 1 : 0, days[Some.Day].Audit.Accepted);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void An_order_of_too_many_days_counts_once_whatever_day_is_rolled_first(int order)
    {
        var log = Enumerable.Range(0, 20).Select(day => OnDay(Some.Purchase(100 + day) with { Order = "0" }, day));

        var days = SettledDays.Of(log, first: day => order * day.DayNumber, room: Room);

        Assert.Equal((20, 1, 0, 19), Audit(days));
        Assert.Equal(1, days.Sum(Measures.Orders));
    }

    [Fact]
    public void What_repeats_a_told_record_is_a_duplicate_though_it_is_not_told()
    {
        var log = Enumerable.Range(0, 20).Select(day => OnDay(Some.Purchase(100) with { Id = "same" }, day));

        var days = SettledDays.Of(log, room: Room);

        Assert.Equal((20, 1, 19, 0), Audit(days));
    }

    [Fact]
    public void Refunds_and_totals_of_an_order_that_cannot_be_told_are_set_aside_and_other_orders_count()
    {
        var purchases = Enumerable.Range(0, 19).Select(day => OnDay(Some.Purchase(100 + day) with { Order = "0" }, day));
        LogRecord[] last =
        [
            OnDay(Some.Refund(30) with { Order = "0" }, 19),
            OnDay(Some.Record(RecordType.RefundTotal) with { Order = "0", Amount = new Amount(50, "EUR") }, 19),
            OnDay(Some.Purchase(700) with { Order = "0" }, 19),
            OnDay(Some.Purchase(900) with { Order = "1" }, 19),
            OnDay(Some.Refund(20) with { Order = "1" }, 19),
        ];

        var days = SettledDays.Of(purchases.Concat(last), room: Room);

        var audit = days[Last].Audit;
        Assert.Equal((5, 2, 0, 3), (audit.Received, audit.Accepted, audit.Duplicate, audit.Conflicting));
        Assert.Equal((100 + 900, 20), (days.Sum(Measures.RevenueGross), days.Sum(Measures.RefundedAmount)));
    }

    private static (long Received, long Accepted, long Duplicate, long Conflicting) Audit(SettledDays days) => (
        days.Audits.Sum(audit => audit.Received), days.Audits.Sum(audit => audit.Accepted), days.Audits.Sum(audit => audit.Duplicate), days.Audits.Sum(audit => audit.Conflicting));
}
