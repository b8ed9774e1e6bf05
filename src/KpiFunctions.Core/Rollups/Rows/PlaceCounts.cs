namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>
/// Counts events by place and kind before anything is added to a row: the counters of thousands of places fit the processor's cache, their rows
/// do not.
/// </summary>
internal sealed class PlaceCounts(Places places, FactTable facts)
{
    private static readonly int Kinds = Enum.GetValues<EventKind>().Length;

    private readonly int[] counts = new int[places.All.Count * Kinds];
    private readonly long[] latest = new long[places.All.Count];

    public void Add(in EventRow row)
    {
        ref readonly var fact = ref facts[row.Facts];
        counts[row.Place * Kinds + (int)fact.Kind]++;
        latest[row.Place] = Math.Max(latest[row.Place], row.ReceivedAt);
    }

    /// <summary>Adds the counts to the places' parts.</summary>
    public void Close(Unresolved unresolved)
    {
        for (var i = 0; i < places.All.Count; i++)
        {
            var place = places.All[i];
            var ofPlace = counts.AsSpan(i * Kinds, Kinds);
            long events = 0;
            for (var kind = 0; kind < Kinds; kind++)
            {
                if (ofPlace[kind] == 0) continue;
                EventMeasures.Count((EventKind)kind, ofPlace[kind], place.Part);
                events += ofPlace[kind];
            }
            if (events == 0) continue;
            place.Part.Saw(new DateTimeOffset(latest[i], TimeSpan.Zero));
            unresolved.Add(place.Unresolved, events);
        }
    }
}
