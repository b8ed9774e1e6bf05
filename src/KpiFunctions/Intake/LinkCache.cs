using System.Collections.Concurrent;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Intake;

/// <param name="Link">Null when there is no such link, or when storage could not say.</param>
internal readonly record struct LinkLookup(RegistryEntry? Link, bool IsKnown);

/// <summary>
/// Links of the registry, remembered for 30 seconds; while storage does not answer, the last known ones keep working. A code that does
/// not exist is not remembered: a new link works at once.
/// </summary>
internal sealed class LinkCache(IRegistryStore registry, TimeProvider clock)
{
    private const int Capacity = 50_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryAfterFault = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, (RegistryEntry Link, DateTimeOffset Until)> links = new(StringComparer.Ordinal);

    public async Task<LinkLookup> FindAsync(string code, CancellationToken cancel)
    {
        if (RegistryIds.Normal(RegistryKind.Links, code) is null) return new LinkLookup(null, IsKnown: true);
        var now = clock.GetUtcNow();
        var remembered = links.TryGetValue(code, out var entry);
        if (remembered && now < entry.Until) return new LinkLookup(entry.Link, IsKnown: true);
        try
        {
            var found = await registry.FindAsync(RegistryKind.Links, code, cancel);
            Remember(code, found, now);
            return new LinkLookup(found, IsKnown: true);
        }
        catch (Exception fault) when (StorageFaults.Is(fault, cancel))
        {
            if (!remembered) return new LinkLookup(null, IsKnown: false);
            links[code] = (entry.Link, now + RetryAfterFault);
            return new LinkLookup(entry.Link, IsKnown: true);
        }
    }

    private void Remember(string code, RegistryEntry? link, DateTimeOffset now)
    {
        if (link is null)
        {
            links.TryRemove(code, out _);
            return;
        }
        if (links.Count >= Capacity && links.Keys.FirstOrDefault() is { } any) links.TryRemove(any, out _);
        links[code] = (link, now + Fresh);
    }
}
