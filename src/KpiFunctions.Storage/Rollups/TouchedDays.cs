using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Rollups.Costs;

namespace KpiFunctions.Storage.Rollups;

/// <summary>Which later days' rows used a reading.</summary>
internal static class TouchedDays
{
    /// <param name="next">The day of the subject's next reading, null when there is none.</param>
    public static IEnumerable<DateOnly> Of(string subject, DateOnly day, DateOnly? next)
    {
        if (Subjects.IsAccount(subject))
        {
            // The gauge stands until the next reading, or until it is too old.
            for (var carried = day.AddDays(1); carried <= day.AddDays(Subjects.CarryDays) && (next is null || carried < next); carried = carried.AddDays(1))
                yield return carried;
        }
        // The next reading is told from this one, however long it took.
        if (next is { } following) yield return following;
    }

    /// <summary>
    /// Of a cost that days share: once they share it, each takes its part of the whole, so a change of one is a change of all. Before that the day that closes
    /// the span is still to come, and touches them.
    /// </summary>
    /// <param name="all">The readings of all its days.</param>
    public static IEnumerable<DateOnly> OfCost(DateOnly day, IReadOnlyList<ClosingReading> all)
    {
        var went = all.All(reading => reading.Day != day);
        return went || all.Any(CostWindow.IsClosing) ? all.Where(reading => reading.Day != day && !CostWindow.IsClosing(reading)).Select(reading => reading.Day) : [];
    }
}
