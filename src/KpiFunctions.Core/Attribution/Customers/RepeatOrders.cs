using KpiFunctions.Core.Attribution.Sheets;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Attribution.Customers;

/// <summary>The purchases of a window, by whether their customer had bought before.</summary>
/// <param name="Known">Purchases that name a person, repeat ones included.</param>
/// <param name="Repeat">Those of them whose person bought in the <see cref="CustomerRules.HistoryDays"/> before, anything of the brand.</param>
/// <param name="Nameless">Purchases that name no person: nobody knows whether they are repeat ones.</param>
/// <param name="Earliest">The first conversion that was looked at; null without any.</param>
public sealed record RepeatOrders(long Known, long Repeat, long Nameless, DateTimeOffset? Earliest)
{
    /// <param name="deals">Those of the window and of the <see cref="CustomerRules.HistoryDays"/> before, as far as there are any.</param>
    /// <param name="start">The first instant of the window, which the deals end with.</param>
    /// <param name="isAsked">Which purchases of the window are counted; what was bought before may be any.</param>
    public static RepeatOrders Of(IReadOnlyCollection<Deal> deals, DateTimeOffset start, Func<Deal, bool> isAsked)
    {
        var lastOf = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        var (known, repeat, nameless) = (0L, 0L, 0L);
        foreach (var deal in deals.Where(deal => deal.Stage == Stages.Purchase).OrderBy(deal => deal.At))
        {
            var counts = deal.At >= start && isAsked(deal);
            if (deal.By?.Person is not { } person)
            {
                if (counts) nameless++;
                continue;
            }
            if (counts) known++;
            if (counts && lastOf.TryGetValue(person, out var last) && deal.At - last <= TimeSpan.FromDays(CustomerRules.HistoryDays)) repeat++;
            lastOf[person] = deal.At;
        }
        return new RepeatOrders(known, repeat, nameless, deals.Count > 0 ? deals.Min(deal => deal.At) : null);
    }
}
