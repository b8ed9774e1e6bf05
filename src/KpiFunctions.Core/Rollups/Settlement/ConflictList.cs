namespace KpiFunctions.Core.Rollups.Settlement;

/// <summary>
/// The conflicts of a day that a person may decide about: of each key the first hundred in time, each id once. A sender that gives all its records
/// one id contradicts itself with every one of them; all are counted, and nobody reads a hundred thousand.
/// </summary>
internal sealed class ConflictList
{
    public const int MostOfAKey = 100;

    private static readonly Comparer<Conflict> InTime = Comparer<Conflict>.Create((one, other) =>
    {
        var byTime = one.Second.ReceivedAt.CompareTo(other.Second.ReceivedAt);
        if (byTime != 0) return byTime;
        var byId = string.CompareOrdinal(one.Id, other.Id);
        return byId != 0 ? byId : string.CompareOrdinal(one.RecordId, other.RecordId);
    });

    private readonly Dictionary<string, SortedSet<Conflict>> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Conflict> byId = new(StringComparer.Ordinal);

    public IReadOnlyList<Conflict> All => [.. byKey.Values.SelectMany(conflicts => conflicts)];

    public void Add(Conflict conflict)
    {
        if (!byKey.TryGetValue(conflict.Key, out var conflicts)) byKey[conflict.Key] = conflicts = new(InTime);
        if (byId.TryGetValue(conflict.Id, out var same))
        {
            if (InTime.Compare(same, conflict) <= 0) return;
            conflicts.Remove(same);
        }
        conflicts.Add(byId[conflict.Id] = conflict);
        if (conflicts.Count > MostOfAKey) Drop(conflicts, conflicts.Max!);
    }

    private void Drop(SortedSet<Conflict> conflicts, Conflict last)
    {
        conflicts.Remove(last);
        byId.Remove(last.Id);
    }
}
