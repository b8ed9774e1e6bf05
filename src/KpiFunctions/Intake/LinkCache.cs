using System.Collections.Concurrent;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Intake;

/// <param name="Link">Null when there is no such link, or when storage could not say.</param>
internal readonly record struct LinkLookup(RegistryEntry? Link, bool IsKnown);

/// <summary>
/// Links of the registry, remembered for 30 seconds; while storage does not answer, the last known ones keep working. A code that does
/// not exist is not remembered: a new link works at once. Whatever storage does, the answer comes within two seconds.
/// </summary>
internal sealed class LinkCache(IRegistryStore registry, TimeProvider clock)
{
    private const int Capacity = 50_000;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RetryAfterFault = TimeSpan.FromSeconds(5);

    // A link that is remembered can do without the answer; one that is not would be an error page.
    private static readonly TimeSpan PatienceToRefresh = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan PatienceToLearn = TimeSpan.FromSeconds(2);

    private readonly SharedReads<RegistryEntry?> reads = new(clock);
    private readonly ConcurrentDictionary<string, (RegistryEntry Link, DateTimeOffset Until)> links = new(StringComparer.Ordinal);

    public async Task<LinkLookup> FindAsync(string code, CancellationToken cancel)
    {
        if (RegistryIds.Normal(RegistryKind.Links, code) is null) return new LinkLookup(null, IsKnown: true);
        var isRemembered = links.TryGetValue(code, out var entry);
        if (isRemembered && clock.GetUtcNow() < entry.Until) return new LinkLookup(entry.Link, IsKnown: true);
        try
        {
            var found = await reads.JoinAsync(code, isRemembered ? PatienceToRefresh : PatienceToLearn, end => ReadAsync(code, end)).WaitAsync(cancel);
            return new LinkLookup(found, IsKnown: true);
        }
        catch (Exception fault) when (StorageFaults.Is(fault, cancel))
        {
            return new LinkLookup(entry.Link, isRemembered);
        }
    }

    private async Task<RegistryEntry?> ReadAsync(string code, CancellationToken cancel)
    {
        var asked = clock.GetUtcNow();
        try
        {
            var found = await registry.FindAsync(RegistryKind.Links, code, cancel);
            Remember(code, found, asked);
            return found;
        }
        catch (Exception fault) when (StorageFaults.Is(fault, CancellationToken.None))
        {
            // The fault may have taken long: the pause counts from its end.
            if (links.TryGetValue(code, out var entry)) links[code] = entry with { Until = clock.GetUtcNow() + RetryAfterFault };
            throw;
        }
    }

    private void Remember(string code, RegistryEntry? link, DateTimeOffset asked)
    {
        if (link is null)
        {
            links.TryRemove(code, out _);
            return;
        }
        if (links.Count >= Capacity && links.Keys.FirstOrDefault() is { } any) links.TryRemove(any, out _);
        links[code] = (link, asked + Fresh);
    }
}
