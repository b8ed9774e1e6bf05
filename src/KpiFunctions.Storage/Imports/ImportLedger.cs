using Azure.Data.Tables;
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
        FormattableString rows = $"PartitionKey eq {ImportRow.Partition} and RowKey gt {continuation ?? ""} and RowKey lt {ChangedImports.First}";
        return (await TablePages.TakeAsync(table.Query(rows, cancel, TablePages.PerPage(size)), size)).Select(ImportRow.To);
    }

    public async Task SaveAsync(ImportEntry entry, CancellationToken cancel)
    {
        if (entry is { State: ImportState.Done, ContentHash: { } content })
            await contents.ClaimAsync(content, entry.Id, holder => IsDoneAsync(holder, cancel), cancel);
        var stands = await PutAsync(entry, cancel);
        if (stands == ImportState.Retracted && entry.ContentHash is { } taken) await contents.ReleaseAsync(taken, entry.Id, cancel);
    }

    // A conflict, real or from a try of ours whose reply was lost, is settled by reading and deciding again.
    private async Task<ImportState> PutAsync(ImportEntry entry, CancellationToken cancel)
    {
        var row = ImportRow.From(entry);
        while (true)
        {
            var stored = await table.FindAsync(row.PartitionKey, row.RowKey, cancel);
            if (stored is not null && ImportRow.To(stored).State == ImportState.Retracted) return ImportState.Retracted;
            if (await table.TrySubmitAsync(Write(entry, row, stored), cancel)) return entry.State;
        }
    }

    public async Task<string?> FindContentAsync(string contentHash, CancellationToken cancel) =>
        await contents.HolderAsync(contentHash, cancel) is { } holder && await IsDoneAsync(holder, cancel) ? holder : null;

    public async Task<int?> CountedAttemptAsync(string import, CancellationToken cancel) => (await FindAsync(import, cancel))?.CountedAttempt;

    private static List<TableTransactionAction> Write(ImportEntry entry, TableEntity row, TableEntity? stored)
    {
        var write = stored is null
            ? new TableTransactionAction(TableTransactionActionType.Add, row)
            : new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, stored.ETag);
        var counted = stored is null ? null : ImportRow.To(stored).CountedAttempt;
        return entry.CountedAttempt == counted ? [write] : [write, ChangedImports.Note(entry.Id)];
    }

    private async Task<bool> IsDoneAsync(string import, CancellationToken cancel) => (await FindAsync(import, cancel))?.State == ImportState.Done;
}
