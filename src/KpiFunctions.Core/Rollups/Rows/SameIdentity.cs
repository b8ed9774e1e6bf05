namespace KpiFunctions.Core.Rollups.Rows;

/// <summary>
/// The rule of <see cref="Deduplication"/> for rows: the first in the log, or in its lineage the highest version, counts; the others are duplicates,
/// or conflicts where they say something else and are of another lineage.
/// </summary>
internal sealed class SameIdentity(FactTable facts)
{
    public long Received { get; private set; }

    public long Accepted { get; private set; }

    public long Duplicate { get; private set; }

    public long Conflicting { get; private set; }

    /// <summary>The usual case: nobody else has the row's identity.</summary>
    public void TakeSingle()
    {
        Received++;
        Accepted++;
    }

    public void Add(SameIdentity other)
    {
        Received += other.Received;
        Accepted += other.Accepted;
        Duplicate += other.Duplicate;
        Conflicting += other.Conflicting;
    }

    /// <param name="rows">All rows of one identity; put into log order.</param>
    /// <returns>The one that counts.</returns>
    public EventRow TakeWinner(List<EventRow> rows)
    {
        rows.Sort(static (x, y) => x.ReceivedAt != y.ReceivedAt ? x.ReceivedAt.CompareTo(y.ReceivedAt) : x.Position.CompareTo(y.Position));
        var winner = WinnerOf(rows);
        var conflicts = 0;
        foreach (var row in rows)
            if (Conflicts(facts[row.Facts], facts[winner.Facts]))
                conflicts++;
        Received += rows.Count;
        Accepted++;
        Conflicting += conflicts;
        Duplicate += rows.Count - 1 - conflicts;
        return winner;
    }

    private EventRow WinnerOf(List<EventRow> inLogOrder)
    {
        var winner = inLogOrder[0];
        var lineage = facts[winner.Facts].Lineage;
        if (lineage == 0) return winner;
        foreach (var row in inLogOrder)
            if (facts[row.Facts].Lineage == lineage && facts[row.Facts].Version > facts[winner.Facts].Version)
                winner = row;
        return winner;
    }

    private static bool Conflicts(in EventFacts other, in EventFacts winner) =>
        (winner.Lineage == 0 || other.Lineage != winner.Lineage) && other.Content != winner.Content;
}
