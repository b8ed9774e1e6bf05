using Azure.Data.Tables;
using KpiFunctions.Core.Rollups.Settlement;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Conflicts;

/// <inheritdoc cref="IConflictTable"/>
internal sealed class ConflictTable(StorageClients clients) : IConflictTable
{
    // Comes after every digit and letter that a row may have.
    private const string End = "~";

    private readonly CheckedTable table = clients.Checked(StorageTables.Conflicts);

    public async Task ReplaceDayAsync(DateOnly day, IReadOnlyList<Conflict> conflicts, CancellationToken cancel)
    {
        var prefix = ConflictRow.DayPrefix(day);
        var stored = new Dictionary<string, TableEntity>(StringComparer.Ordinal);
        FormattableString ofDay = $"PartitionKey eq {ConflictRow.Partition} and RowKey ge {prefix} and RowKey lt {prefix + End}";
        await foreach (var row in table.Query(ofDay, cancel)) stored[row.RowKey] = row;
        var wanted = conflicts.DistinctBy(ConflictRow.Row).ToList();
        var changed = wanted.Where(conflict => !stored.Remove(ConflictRow.Row(conflict), out var row) || !ConflictRow.Says(row, conflict)).ToList();
        await table.PutAllAsync(changed.Select(ConflictRow.From), cancel);
        await table.DeleteAllAsync(stored.Values, cancel);
    }

    public async Task<Conflict?> FindAsync(string id, CancellationToken cancel)
    {
        await foreach (var row in table.Query($"PartitionKey eq {ConflictRow.Partition} and id eq {id}", cancel)) return ConflictRow.To(row);
        return null;
    }

    public async Task<Page<Conflict>> ListAsync(bool? open, string? continuation, int size, CancellationToken cancel)
    {
        var after = continuation ?? "";
        FormattableString all = $"PartitionKey eq {ConflictRow.Partition} and RowKey gt {after}";
        FormattableString asked = $"PartitionKey eq {ConflictRow.Partition} and RowKey gt {after} and open eq {open}";
        var rows = open is null ? all : asked;
        return (await TablePages.TakeAsync(table.Query(rows, cancel, TablePages.PerPage(size)), size)).Select(ConflictRow.To);
    }
}
