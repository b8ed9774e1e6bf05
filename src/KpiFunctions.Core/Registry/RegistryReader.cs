namespace KpiFunctions.Core.Registry;

/// <summary>
/// A snapshot as one run sees it, with a note of everything that the run asked: while all of that stays as it was answered, misses included, the
/// run's result stays too, whatever else changes in the registry. Not for several threads at once.
/// </summary>
public sealed class RegistryReader(RegistrySnapshot snapshot)
{
    private readonly Dictionary<string, HashSet<string>> asked = new(StringComparer.Ordinal);

    internal RegistrySnapshot Snapshot => snapshot;

    /// <summary>Everything that was asked so far.</summary>
    public RegistryLookups Lookups => RegistryLookups.Of(asked);

    public RegistryEntry? Find(RegistryKind kind, string? id)
    {
        if (id is null) return null;
        Note(kind.Name, id);
        return snapshot.Find(kind, id);
    }

    /// <summary>Every entry of the kind. Whoever uses one notes it (<see cref="Note"/>).</summary>
    internal IEnumerable<RegistryEntry> All(RegistryKind kind) => snapshot.All(kind);

    /// <param name="kind">A kind's name, or <see cref="RegistryLookups.Places"/>.</param>
    internal void Note(string kind, string id)
    {
        if (!asked.TryGetValue(kind, out var ids)) asked[kind] = ids = new HashSet<string>(StringComparer.Ordinal);
        ids.Add(id);
    }
}
