using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Attribution.Customers;

/// <summary>Who bought in a window for the first time, who had bought before, and how many come again.</summary>
/// <param name="NewCustomers">People whose first purchase in a year falls into the window.</param>
/// <param name="ReturningCustomers">People who bought in the window and in the year before their first purchase there.</param>
/// <param name="Repeat30">Of the new customers whose 30 days are over, those with a second purchase within them; likewise <paramref name="Repeat90"/>.</param>
/// <param name="Nameless">Purchases of the window that name no person: nobody knows whose they are.</param>
public sealed record CustomerCounts(long NewCustomers, long ReturningCustomers, ShareOf Repeat30, ShareOf Repeat90, long Nameless)
{
    /// <param name="deals">Those of the window, of the <see cref="CustomerRules.HistoryDays"/> before and the <see cref="CustomerRules.Late"/> after, as far as there are any.</param>
    /// <param name="end">The first instant after the window.</param>
    /// <param name="now">Until when purchases can be known.</param>
    public static CustomerCounts Of(IEnumerable<Deal> deals, DateTimeOffset start, DateTimeOffset end, DateTimeOffset now)
    {
        var purchases = deals.Where(deal => deal.Stage == Stages.Purchase).ToList();
        var first = new List<(DateTimeOffset At, DateTimeOffset? Next)>();
        long returning = 0;
        foreach (var person in purchases.Where(deal => deal.By?.Person is not null).GroupBy(deal => deal.By!.Person, StringComparer.Ordinal))
        {
            var times = person.Select(deal => deal.At).Order().ToList();
            var i = times.FindIndex(at => start <= at && at < end);
            if (i < 0) continue;
            if (i > 0 && times[i] - times[i - 1] <= TimeSpan.FromDays(CustomerRules.HistoryDays)) returning++;
            else first.Add((times[i], i + 1 < times.Count ? times[i + 1] : null));
        }
        var nameless = purchases.Count(deal => deal.By?.Person is null && start <= deal.At && deal.At < end);
        return new(first.Count, returning, Repeats(first, CustomerRules.Soon, now), Repeats(first, CustomerRules.Late, now), nameless);
    }

    private static ShareOf Repeats(List<(DateTimeOffset At, DateTimeOffset? Next)> first, int days, DateTimeOffset now)
    {
        var span = TimeSpan.FromDays(days);
        var mature = first.Where(each => each.At + span <= now).ToList();
        return ShareOf.Of(mature.Count(each => each.Next is { } next && next - each.At <= span), mature.Count);
    }
}
