using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Rollups;

/// <summary>How far segments are rolled up, by the manifests of the days' merged runs; each is read once. For one pass, one call at a time.</summary>
internal sealed class MergedSegments(IDayTable days, IRollupStore store)
{
    private readonly Dictionary<DateOnly, IReadOnlyDictionary<string, long>> known = [];

    /// <summary>Bytes of the segment in the day's merged run; 0 when it holds none.</summary>
    public async Task<long> LengthAsync(DateOnly day, string segment, CancellationToken cancel)
    {
        if (!known.TryGetValue(day, out var merged)) known[day] = merged = await ReadAsync(day, cancel);
        return merged.GetValueOrDefault(segment);
    }

    private async Task<IReadOnlyDictionary<string, long>> ReadAsync(DateOnly day, CancellationToken cancel)
    {
        if (await days.FindAsync(day, cancel) is not { MergedRun: > 0 } entry) return new Dictionary<string, long>();
        // Gone when newer runs were merged since: whatever they hold, the next pass will see it.
        if (await store.FindManifestAsync(day, entry.MergedRun, cancel) is not { } manifest) return new Dictionary<string, long>();
        return manifest.Segments.ToDictionary(segment => segment.Name, segment => segment.Length, StringComparer.Ordinal);
    }
}
