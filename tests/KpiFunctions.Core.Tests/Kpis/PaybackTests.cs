using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Tests.Kpis;

public sealed class PaybackTests
{
    public static TheoryData<string, int?> Stories => new()
    {
        // each day: cost/revenue/refunds → days from the first cost
        { "100/0/0 0/60/0 0/40/0", 3 },
        { "100/100/0", 1 },
        { "0/500/0 100/0/0 0/99/0", null },             // revenue before the first cost does not count
        { "100/150/0 0/0/60 0/10/0", 3 },               // a refund opened the gap again: 150 - 60 + 10 = 100
        { "100/150/0 100/0/0 0/40/0", null },           // a second cost
        { "0/10/0", null },
    };

    [Theory]
    [MemberData(nameof(Stories))]
    public void It_is_paid_back_on_the_day_from_which_on_revenue_covers_cost(string days, int? expected)
    {
        var rows = days.Split(' ').Select((day, i) => (new DateOnly(2026, 3, 1).AddDays(i), Values([.. day.Split('/').Select(long.Parse)])));

        Assert.Equal(expected, Payback.Of(rows).Days);
    }

    private static MeasureValues Values(long[] day) =>
        new() { [Measures.Cost] = day[0], [Measures.RevenueGross] = day[1], [Measures.RefundedAmount] = day[2] };
}
