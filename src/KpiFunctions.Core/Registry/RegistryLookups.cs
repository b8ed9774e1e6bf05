namespace KpiFunctions.Core.Registry;

/// <summary>What was asked of the registry, whether it knew an answer or not.</summary>
/// <param name="Ids">Kind to ids, both in ordinal order; under <see cref="Places"/> the accounts whose place in the rows was asked, under <see cref="Published"/> windows of time, under <see cref="Agreed"/> days with their windows.</param>
public sealed record RegistryLookups(IReadOnlyDictionary<string, IReadOnlyList<string>> Ids)
{
    /// <summary>Of accounts: the rows that their followers appear in, which follow from many entries (<c>AccountPlaces</c>).</summary>
    public const string Places = "places";

    /// <summary>Of windows of time, written "start/end": the posts that were published in them (<c>PublishedPosts</c>).</summary>
    public const string Published = "published";

    /// <summary>Of days: the costs that were agreed on for them (<c>AgreedCosts</c>).</summary>
    public const string Agreed = "agreed";

    public static RegistryLookups None { get; } = Of(new Dictionary<string, HashSet<string>>());

    public static RegistryLookups Of(IReadOnlyDictionary<string, HashSet<string>> asked) => new(new SortedDictionary<string, IReadOnlyList<string>>(
        asked.ToDictionary(kind => kind.Key, IReadOnlyList<string> (kind) => [.. kind.Value.Order(StringComparer.Ordinal)]), StringComparer.Ordinal));

    public static RegistryLookups Union(IEnumerable<RegistryLookups> several)
    {
        var union = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var (kind, ids) in several.SelectMany(lookups => lookups.Ids))
        {
            if (!union.TryGetValue(kind, out var all)) union[kind] = all = new HashSet<string>(StringComparer.Ordinal);
            all.UnionWith(ids);
        }
        return Of(union);
    }
}
