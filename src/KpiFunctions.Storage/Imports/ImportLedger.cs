using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Imports;

/// <inheritdoc cref="IImportLedger"/>
/// <remarks>
/// The content's row is claimed before the entry becomes done and released after it is retracted. A crash between the two leaves a
/// row whose import is not done, which <see cref="FindContentAsync"/> does not count and the next claim replaces.
/// </remarks>
internal sealed class ImportLedger(StorageClients clients) : IImportLedger
{
    private readonly CheckedTable table = clients.Checked(StorageTables.Imports);
    private readonly ContentIndex contents = new(clients.Checked(StorageTables.Imports));

    public async Task<ImportEntry?> FindAsync(string id, CancellationToken cancel) =>
        await table.FindAsync(ImportRow.Partition, ImportRow.Row(id), cancel) is { } row ? ImportRow.To(row) : null;

    public async Task<Page<ImportEntry>> ListAsync(string? continuation, int size, CancellationToken cancel)
    {
        FormattableString rows = $"PartitionKey eq {ImportRow.Partition} and RowKey gt {continuation ?? ""}";
        return (await TablePages.TakeAsync(table.Query(rows, cancel, TablePages.PerPage(size)), size)).Select(ImportRow.To);
    }

    public async Task SaveAsync(ImportEntry entry, CancellationToken cancel)
    {
        if (entry is { State: ImportState.Done, ContentHash: { } content })
            await contents.ClaimAsync(content, entry.Id, holder => IsDoneAsync(holder, cancel), cancel);
        await table.PutAsync(ImportRow.From(entry), cancel);
        if (entry is { State: ImportState.Retracted, ContentHash: { } taken })
            await contents.ReleaseAsync(taken, entry.Id, cancel);
    }

    public async Task<string?> FindContentAsync(string contentHash, CancellationToken cancel) =>
        await contents.HolderAsync(contentHash, cancel) is { } holder && await IsDoneAsync(holder, cancel) ? holder : null;

    public async Task<IReadOnlyDictionary<string, int>> CountedAttemptsAsync(CancellationToken cancel)
    {
        var attempts = new Dictionary<string, int>(StringComparer.Ordinal);
        FormattableString done = $"PartitionKey eq {ImportRow.Partition} and state eq {ImportState.Done.ToString()}";
        await foreach (var row in table.Query(done, cancel, select: ["PartitionKey", "RowKey", "id", "attempt"]))
            attempts[row.GetString("id")] = row.GetInt32("attempt") ?? 0;
        return attempts;
    }

    private async Task<bool> IsDoneAsync(string import, CancellationToken cancel) => (await FindAsync(import, cancel))?.State == ImportState.Done;
}
