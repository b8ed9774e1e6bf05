using Azure;
using Azure.Data.Tables;

namespace KpiFunctions.Storage.Tables;

/// <summary>Writes of many rows whatever was there, in transactions side by side: repeating them changes nothing.</summary>
internal static class ManyRows
{
    private const int InFlight = 4;

    public static Task PutAllAsync(this CheckedTable table, IEnumerable<TableEntity> rows, CancellationToken cancel) =>
        SubmitAsync(table, rows, TableTransactionActionType.UpsertReplace, table.PutAsync, cancel);

    public static Task DeleteAllAsync(this CheckedTable table, IEnumerable<TableEntity> rows, CancellationToken cancel) =>
        SubmitAsync(table, rows, TableTransactionActionType.Delete, (row, token) => table.TryDeleteAsync(row.PartitionKey, row.RowKey, ETag.All, token), cancel);

    // A transaction meets another state when one of its rows is gone, by a try of ours whose reply was lost or by another merge of the day.
    private static Task SubmitAsync(
        CheckedTable table, IEnumerable<TableEntity> rows, TableTransactionActionType type, Func<TableEntity, CancellationToken, Task> one, CancellationToken cancel)
    {
        var actions = rows.Select(row => new TableTransactionAction(type, row, ETag.All));
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel };
        return Parallel.ForEachAsync(TableBatches.Of(actions), options, async (batch, token) =>
        {
            if (await table.TrySubmitAsync(batch, token)) return;
            foreach (var action in batch) await one((TableEntity)action.Entity, token);
        });
    }
}
