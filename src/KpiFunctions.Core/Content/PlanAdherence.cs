using KpiFunctions.Core.Comparisons;

namespace KpiFunctions.Core.Content;

/// <summary>Which share of what was due was kept.</summary>
/// <param name="Due">Plans whose time is over, whatever became of them.</param>
public sealed record PlanAdherence(int Kept, int Due)
{
    public double? Value => Due == 0 ? null : (double)Kept / Due;

    public Bounds? Interval => Bounds.Wilson(Kept, Due);

    /// <summary>Kept: published on time.</summary>
    public static PlanAdherence Of(IEnumerable<CalendarItem> items) => Count(items, item => item.State == PlanState.Published);

    /// <summary>Kept: published on time, disclosed as agreed, and with every tracking link that was agreed.</summary>
    /// <param name="postOfLink">The post that a tracking link stands under; null for one that stands under none.</param>
    public static PlanAdherence ReliabilityOf(IEnumerable<CalendarItem> items, Func<string, string?> postOfLink) => Count(items, item =>
        item.State == PlanState.Published && IsDisclosed(item) && item.Plan!.Links.All(link => postOfLink(link) == item.Post!.Id));

    private static bool IsDisclosed(CalendarItem item) =>
        item.Plan!.Disclosure is not { } agreed || agreed.Equals(item.Post!.Disclosure, StringComparison.OrdinalIgnoreCase);

    private static PlanAdherence Count(IEnumerable<CalendarItem> items, Func<CalendarItem, bool> isKept)
    {
        var due = items.Where(item => item.IsDue).ToList();
        return new PlanAdherence(due.Count(isKept), due.Count);
    }
}
