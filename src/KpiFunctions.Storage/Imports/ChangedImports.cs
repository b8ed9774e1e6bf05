using Azure;
using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Imports;

/// <inheritdoc cref="IChangedImports"/>
/// <remarks>
/// Rows beside the entries of table <c>imports</c>, in their partition, so that an entry and the note of its change are written in one transaction.
/// Their keys begin with "~", which no import's does.
/// </remarks>
internal sealed class ChangedImports(StorageClients clients) : IChangedImports
{
    public const string First = "~";

    private readonly CheckedTable table = clients.Checked(StorageTables.Imports);
    private readonly ImportDays days = new(clients);

    public static TableTransactionAction Note(string import) =>
        new(TableTransactionActionType.UpsertReplace, new TableEntity(ImportRow.Partition, Row(import)) { ["import"] = import });

    public async Task<IReadOnlyList<ChangedImport>> ListAsync(CancellationToken cancel)
    {
        var changes = new List<ChangedImport>();
        await foreach (var row in table.Query($"PartitionKey eq {ImportRow.Partition} and RowKey ge {First}", cancel))
            changes.Add(new ChangedImport(row.GetString("import"), row.Timestamp ?? DateTimeOffset.MinValue, row.ETag.ToString()));
        return changes;
    }

    public Task<IReadOnlyList<DateOnly>> UtcDaysOfAsync(string import, CancellationToken cancel) => days.OfAsync(import, cancel);

    public Task ForgetAsync(ChangedImport change, CancellationToken cancel) =>
        table.TryDeleteAsync(ImportRow.Partition, Row(change.Import), new ETag(change.Tag), cancel);

    private static string Row(string import) => StorageKey.Fit(First + StorageKey.Encode(import));
}
