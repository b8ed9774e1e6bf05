namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>What a click says besides whom it counts for.</summary>
/// <param name="Lineage">Keyed hash of the lineage's name, 0 for none.</param>
/// <param name="Content">Keyed hash of amount, currency, order and stage, 0 for none: records of one identity that differ in it contradict each other.</param>
internal readonly record struct EventFacts(EventKind Kind, ulong Lineage, long Version, ulong Content);

/// <summary>The facts of a day's clicks: few, because clicks say the same things. All readers share them and ask seldom (<see cref="FactFinder"/>).</summary>
internal sealed class FactTable
{
    private readonly Lock gate = new();
    private readonly ChunkedList<EventFacts> entries = new();
    private readonly Dictionary<EventFacts, int> byFacts = [];

    /// <summary>Read only when nobody adds any more.</summary>
    public ref readonly EventFacts this[int index] => ref entries[index];

    public int IndexOf(in EventFacts facts)
    {
        lock (gate)
        {
            if (byFacts.TryGetValue(facts, out var index)) return index;
            entries.Add(facts);
            return byFacts[facts] = entries.Count - 1;
        }
    }
}
