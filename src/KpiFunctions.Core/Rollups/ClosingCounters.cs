using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// Where a subject's counters stand at the end of a day. What is not repeated today stays known. Daily amounts move them on, so that the next
/// reading adds only what the daily amounts have not said yet.
/// </summary>
internal static class ClosingCounters
{
    /// <returns>Null when the day says nothing of any counter: the earlier reading stays the latest.</returns>
    public static IReadOnlyDictionary<string, long>? Of(DayReading today, ClosingReading? earlier, DateOnly day) =>
        Subjects.IsMix(today.Subject) ? MixReading.Closing(today, earlier)
        : Subjects.IsAccount(today.Subject) ? OfAccount(today, earlier, day) : OfPost(today, earlier);

    /// <summary>The day's change of an account's followers as its daily amounts say it; null when they do not.</summary>
    public static long? NetOf(DayReading today) =>
        today.Amount(Metrics.NetFollowers) ?? (today.Amount(Metrics.Gained) is { } gained && today.Amount(Metrics.Lost) is { } lost ? gained - lost : null);

    /// <summary>Before the name of a post's counter that daily amounts began and no reading has confirmed: what it holds is not the post's whole life.</summary>
    public const string Unread = "unread:";

    // A reading in the middle of the day may be below what the whole day came to. Counters start at 0 when a post is published.
    private static SortedDictionary<string, long> OfPost(DayReading today, ClosingReading? earlier)
    {
        var counters = Known(earlier);
        foreach (var (name, amount) in today.Amounts ?? DayReading.NoCounters)
        {
            if (!counters.ContainsKey(name)) counters[Unread + name] = 1;
            counters[name] = Math.Max(0, counters.GetValueOrDefault(name) + amount);
        }
        foreach (var name in today.Counters.Keys) counters.Remove(Unread + name);
        foreach (var (name, value) in today.Counters)
            counters[name] = today.Amount(name) is null ? value : Math.Max(value, counters[name]);
        return counters;
    }

    // A gauge does not start at 0: without a reading there is nothing to move on. One that was too old to stand is not revived, it is forgotten.
    private static SortedDictionary<string, long>? OfAccount(DayReading today, ClosingReading? earlier, DateOnly day)
    {
        var counters = Known(earlier);
        if (today.Counters.Count > 0)
        {
            foreach (var (name, value) in today.Counters) counters[name] = value;
            return counters;
        }
        if (NetOf(today) is not { } net || !counters.TryGetValue(Metrics.Followers, out var before)) return null;
        if (day.DayNumber - earlier!.Day.DayNumber > Subjects.CarryDays) counters.Remove(Metrics.Followers);
        else counters[Metrics.Followers] = Math.Max(0, before + net);
        return counters;
    }

    private static SortedDictionary<string, long> Known(ClosingReading? earlier)
    {
        var counters = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (name, value) in earlier?.Counters ?? DayReading.NoCounters) counters[name] = value;
        return counters;
    }
}
