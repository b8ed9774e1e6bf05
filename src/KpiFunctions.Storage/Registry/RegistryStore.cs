using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Registry;

/// <inheritdoc cref="IRegistryStore"/>
internal sealed class RegistryStore(StorageClients clients, IImportLedger imports) : IRegistryStore
{
    private readonly CheckedTable table = clients.Checked(StorageTables.Registry);
    private readonly Declarations declared = new(clients.Checked(StorageTables.Declarations), imports);

    public async Task<RegistryEntry?> FindAsync(RegistryKind kind, string id, CancellationToken cancel) =>
        await table.FindAsync(RegistryRow.Partition(kind.Name), RegistryRow.Row(kind.Name, id), cancel) is { } row && !RegistryRow.IsTombstone(row)
            ? RegistryRow.To(row)
            : null;

    public async Task<Page<RegistryEntry>> ListAsync(RegistryKind kind, string? continuation, int size, CancellationToken cancel)
    {
        FormattableString rows = $"PartitionKey eq {RegistryRow.Partition(kind.Name)} and RowKey gt {continuation ?? ""} and deleted eq false";
        return (await TablePages.TakeAsync(table.Query(rows, cancel, TablePages.PerPage(size)), size)).Select(RegistryRow.To);
    }

    public Task<IReadOnlyList<LogRecord>> HistoryAsync(RegistryKind kind, string id, CancellationToken cancel) =>
        declared.HistoryAsync(new EntryKey(RegistryRow.Partition(kind.Name), RegistryRow.Row(kind.Name, id)), cancel);

    public Task AnnounceAsync(LogRecord declaration, CancellationToken cancel) =>
        declared.PutAsync([KeptDeclaration.Announced(declaration)], cancel);

    public IAsyncEnumerable<LogRecord> AnnouncedAsync(CancellationToken cancel) => declared.OpenAsync(cancel);

    public async Task ProjectAsync(IReadOnlyList<LogRecord> declarations, CancellationToken cancel)
    {
        await declared.PutAsync(declarations.Select(KeptDeclaration.Logged), cancel);
        foreach (var entry in declarations.Select(declaration => EntryKey.Of(declaration.States!)).Distinct()) await SettleAsync(entry, cancel);
        await declared.PutAsync(declarations.Select(KeptDeclaration.CarriedOut), cancel);
    }

    public Task KeepAsync(string import, int attempt, IReadOnlyList<LogRecord> declarations, CancellationToken cancel) =>
        declared.PutAsync(declarations.Select(declaration => KeptDeclaration.OfImport(declaration, import, attempt)), cancel);

    public async Task SettleAsync(string import, CancellationToken cancel)
    {
        foreach (var entry in await declared.EntriesOfAsync(import, cancel)) await SettleAsync(entry, cancel);
    }

    public async Task<RegistrySnapshot> SnapshotAsync(CancellationToken cancel)
    {
        var entries = new List<RegistryEntry>();
        await foreach (var row in table.Query($"deleted eq false", cancel))
            if (RegistryRow.To(row) is var entry && RegistryKind.Find(entry.Kind) is not { IsJoined: false })
                entries.Add(entry);
        return new RegistrySnapshot(entries);
    }

    // The row is read before what it is to obey, and written even when it says that already: whoever decided on older facts meets another
    // tag then, and decides again.
    private async Task SettleAsync(EntryKey entry, CancellationToken cancel)
    {
        while (true)
        {
            var stored = await table.FindAsync(entry.Partition, entry.Row, cancel);
            var obeyed = await declared.LatestAsync(entry, cancel);
            var row = obeyed is null ? RegistryRow.Tombstone(entry) : RegistryRow.From(obeyed, obeyed.States!);
            var written = stored is null ? await table.TryAddAsync(row, cancel) : await table.TryReplaceAsync(row, stored.ETag, cancel);
            if (written is not null) return;
        }
    }
}
