using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Reading;

/// <summary>Every entry of a kind, those too that rollups do not look up.</summary>
internal sealed class RegistryLists(IRegistryStore store)
{
    private const int PageSize = 1_000;

    public async Task<IReadOnlyList<RegistryEntry>> AllAsync(RegistryKind kind, CancellationToken cancel)
    {
        var all = new List<RegistryEntry>();
        for (string? continuation = null; ;)
        {
            var page = await store.ListAsync(kind, continuation, PageSize, cancel);
            all.AddRange(page.Items);
            if ((continuation = page.Continuation) is null) return all;
        }
    }
}
