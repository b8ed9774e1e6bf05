using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Registry;

/// <inheritdoc cref="IRegistryStore"/>
internal sealed class RegistryStore(StorageClients clients) : IRegistryStore
{
    private readonly CheckedTable table = clients.Checked(StorageTables.Registry);

    public async Task<RegistryEntry?> FindAsync(RegistryKind kind, string id, CancellationToken cancel) =>
        await table.FindAsync(RegistryRow.Partition(kind.Name), RegistryRow.Row(kind.Name, id), cancel) is { } row && !RegistryRow.IsTombstone(row)
            ? RegistryRow.To(row)
            : null;

    public async Task<Page<RegistryEntry>> ListAsync(RegistryKind kind, string? continuation, int size, CancellationToken cancel)
    {
        FormattableString rows = $"PartitionKey eq {RegistryRow.Partition(kind.Name)} and RowKey gt {continuation ?? ""} and deleted eq false";
        return (await TablePages.TakeAsync(table.Query(rows, cancel, TablePages.PerPage(size)), size)).Select(RegistryRow.To);
    }

    public async Task ProjectAsync(IReadOnlyList<LogRecord> declarations, CancellationToken cancel)
    {
        foreach (var declaration in declarations)
            if (declaration.States is { } states)
                await ProjectAsync(declaration, states, cancel);
    }

    public async Task<RegistrySnapshot> SnapshotAsync(CancellationToken cancel)
    {
        var entries = new List<RegistryEntry>();
        await foreach (var row in table.Query($"deleted eq false", cancel)) entries.Add(RegistryRow.To(row));
        return new RegistrySnapshot(entries);
    }

    // A conflict, real or from a try of ours whose reply was lost, is settled by reading and deciding again: it ends when the row obeys this declaration or a later one.
    private async Task ProjectAsync(LogRecord declaration, Statement states, CancellationToken cancel)
    {
        var row = RegistryRow.From(declaration, states);
        while (true)
        {
            var stored = await table.FindAsync(row.PartitionKey, row.RowKey, cancel);
            if (stored is not null && !RegistryRow.IsOlderThan(stored, declaration)) return;
            var written = stored is null ? await table.TryAddAsync(row, cancel) : await table.TryReplaceAsync(row, stored.ETag, cancel);
            if (written is not null) return;
        }
    }
}
