using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Tables;
using ETag = Azure.ETag;

namespace KpiFunctions.Storage.Erasures;

/// <inheritdoc cref="IErasureTable"/>
internal sealed class ErasureTable(StorageClients clients) : IErasureTable
{
    private readonly CheckedTable table = clients.Checked(StorageTables.Erasures);

    public async Task<ErasureEntry?> FindAsync(string id, CancellationToken cancel) =>
        await table.FindAsync(ErasureRow.Partition, StorageKey.Fit(StorageKey.Encode(id)), cancel) is { } row ? ErasureRow.To(row) : null;

    public async Task<Page<ErasureEntry>> ListAsync(string? continuation, int size, CancellationToken cancel)
    {
        FormattableString rows = $"PartitionKey eq {ErasureRow.Partition} and RowKey gt {continuation ?? ""}";
        return (await TablePages.TakeAsync(table.Query(rows, cancel, TablePages.PerPage(size)), size)).Select(ErasureRow.To);
    }

    public async Task<IReadOnlyList<ErasureEntry>> OpenAsync(CancellationToken cancel)
    {
        var open = new List<ErasureEntry>();
        await foreach (var row in table.Query($"PartitionKey eq {ErasureRow.Partition} and open eq true", cancel)) open.Add(ErasureRow.To(row));
        return open;
    }

    public async Task<ErasureEntry?> TrySaveAsync(ErasureEntry entry, CancellationToken cancel)
    {
        var row = ErasureRow.From(entry);
        var tag = entry.Tag is null ? await table.TryAddAsync(row, cancel) : await table.TryReplaceAsync(row, new ETag(entry.Tag), cancel);
        return tag is { } saved ? entry with { Tag = saved.ToString() } : null;
    }
}
