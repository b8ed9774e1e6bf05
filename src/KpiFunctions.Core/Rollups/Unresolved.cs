namespace KpiFunctions.Core.Rollups;

/// <summary>Members that records name and the registry does not know, in ordinal order, with the number of records that name them.</summary>
internal sealed class Unresolved
{
    private readonly SortedDictionary<string, long> counts = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Counts => counts;

    public void Add(IReadOnlyList<string> members, long records)
    {
        foreach (var member in members) counts[member] = counts.GetValueOrDefault(member) + records;
    }

    public void Add(IReadOnlyDictionary<string, long> others)
    {
        foreach (var (member, records) in others) counts[member] = counts.GetValueOrDefault(member) + records;
    }
}
