using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Reading;

/// <summary>When and why the values of a period's days changed after they had been final.</summary>
/// <param name="At">The latest change.</param>
/// <param name="Why">The reasons of each day's latest change, in ordinal order.</param>
internal sealed record RestatedDays(DateTimeOffset At, IReadOnlyList<string> Why)
{
    /// <returns>Null when no day was restated.</returns>
    public static RestatedDays? Of(IEnumerable<DayEntry> entries)
    {
        var restated = entries.Where(entry => entry.RestatedAt is not null).ToList();
        return restated.Count == 0 ? null : new RestatedDays(
            restated.Max(entry => entry.RestatedAt!.Value),
            [.. restated.SelectMany(WhyOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }

    public static IReadOnlyList<string> WhyOf(DayEntry entry) => (entry.RestatedWhy ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries);
}
