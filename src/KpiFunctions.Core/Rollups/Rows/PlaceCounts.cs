namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>
/// Counts events by place and kind before anything is added to a row: the counters of thousands of places fit the processor's cache, their rows
/// do not.
/// </summary>
internal sealed class PlaceCounts(Places places)
{
    private static readonly int Kinds = Enum.GetValues<EventKind>().Length;

    private readonly int[] counts = new int[places.All.Count * Kinds];
    private readonly long[] latest = new long[places.All.Count];

    /// <summary>What is not 0, with the latest receipt of anything at the place.</summary>
    public IEnumerable<(int Place, EventKind Kind, int Events, DateTimeOffset Latest)> All
    {
        get
        {
            for (var i = 0; i < counts.Length; i++)
                if (counts[i] > 0)
                    yield return (i / Kinds, (EventKind)(i % Kinds), counts[i], new DateTimeOffset(latest[i / Kinds], TimeSpan.Zero));
        }
    }

    /// <param name="place">Index in <see cref="Places.All"/>.</param>
    /// <param name="receivedAt">Ticks of UTC.</param>
    public void Add(int place, EventKind kind, long receivedAt)
    {
        counts[place * Kinds + (int)kind]++;
        latest[place] = Math.Max(latest[place], receivedAt);
    }

    /// <summary>Adds the counts to the places' parts.</summary>
    public void Close(Unresolved unresolved)
    {
        foreach (var (place, kind, events, at) in All)
        {
            var (part, unknown, _, _) = places.All[place];
            EventMeasures.Count(kind, events, part);
            part.Saw(at);
            unresolved.Add(unknown, events);
        }
    }
}
