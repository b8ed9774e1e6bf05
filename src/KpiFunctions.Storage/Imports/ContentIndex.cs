using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Imports;

/// <summary>Rows of table <c>imports</c> that say which import brought a content: partition "content", row the content's hash.</summary>
internal sealed class ContentIndex(CheckedTable table)
{
    private const string Partition = "content";
    private const string Import = "import";

    public async Task<string?> HolderAsync(string hash, CancellationToken cancel) => (await FindAsync(hash, cancel))?.GetString(Import);

    /// <summary>Makes the import the holder unless another holds the content rightly.</summary>
    /// <param name="isHolder">Whether the import named in the row (still) brought the content.</param>
    public async Task ClaimAsync(string hash, string import, Func<string, Task<bool>> isHolder, CancellationToken cancel)
    {
        var row = new TableEntity(Partition, Row(hash)) { [Import] = import };
        while (true)
        {
            var stored = await FindAsync(hash, cancel);
            if (stored?.GetString(Import) is { } holder && (holder == import || await isHolder(holder))) return;
            var written = stored is null ? await table.TryAddAsync(row, cancel) : await table.TryReplaceAsync(row, stored.ETag, cancel);
            if (written is not null) return;
        }
    }

    public async Task ReleaseAsync(string hash, string import, CancellationToken cancel)
    {
        // Refused: somebody else has claimed it meanwhile, or an earlier try of this call released it.
        if (await FindAsync(hash, cancel) is { } stored && stored.GetString(Import) == import)
            await table.TryDeleteAsync(stored.PartitionKey, stored.RowKey, stored.ETag, cancel);
    }

    private Task<TableEntity?> FindAsync(string hash, CancellationToken cancel) => table.FindAsync(Partition, Row(hash), cancel);

    private static string Row(string hash) => StorageKey.Fit(StorageKey.Encode(hash));
}
