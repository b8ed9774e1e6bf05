using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Rollups;

/// <summary>
/// What a post did on a day, counter by counter. A daily amount is taken as it is, a negative one too: more likes may be taken back than given. Otherwise it
/// is the reading minus the latest earlier one; a counter that fell is a correction by the network, books 0 and is counted in <see cref="Fallen"/>. A counter's first
/// reading is the day's in full for a post that is young enough for that; of an older post, or one of unknown age, it is of the time before tracking.
/// </summary>
internal sealed class PostAmounts
{
    /// <summary>A post that is first read within this time of its publication was tracked from its beginning.</summary>
    public static readonly TimeSpan Young = TimeSpan.FromHours(48);

    private readonly Dictionary<string, long> today = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> beforeTracking = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Today => today;

    public IReadOnlyDictionary<string, long> BeforeTracking => beforeTracking;

    public long Fallen { get; private set; }

    /// <param name="known">Where the counters stood before the day.</param>
    /// <param name="publishedAt">Asked only when it matters; null when nobody knows.</param>
    public static PostAmounts Of(DayReading reading, IReadOnlyDictionary<string, long> known, Func<DateTimeOffset?> publishedAt)
    {
        var amounts = new PostAmounts();
        foreach (var (metric, said) in reading.Amounts ?? DayReading.NoCounters) amounts.today[metric] = said;
        bool? isYoung = null;
        foreach (var (counter, value) in reading.Counters.Where(each => each.Key != Metrics.PublishedAt))
        {
            var isFirst = !known.ContainsKey(counter) || known.ContainsKey(ClosingCounters.Unread + counter);
            if (isFirst) isYoung ??= publishedAt() is { } published && reading.At - published <= Young;
            amounts.Book(counter, value - known.GetValueOrDefault(counter), isFirst && isYoung == false);
        }
        return amounts;
    }

    private void Book(string counter, long risen, bool isOfBefore)
    {
        if (isOfBefore) beforeTracking[counter] = Math.Max(0, risen - today.GetValueOrDefault(counter));
        else if (!today.ContainsKey(counter))
        {
            if (risen < 0) Fallen++;
            today[counter] = Math.Max(0, risen);
        }
    }
}
