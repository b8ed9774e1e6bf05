using Azure;
using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Claims;

/// <summary>The keys of a set that one day may have a text of: each is named before its claim is written and struck out after it.</summary>
internal sealed class ClaimIndex(CheckedTable table, ClaimSet set, DateOnly day)
{
    private const int InFlight = 4;

    public async Task<HashSet<string>> ListAsync(CancellationToken cancel)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in table.Query($"PartitionKey eq {ClaimRow.Index(set, day)}", cancel)) keys.Add(ClaimRow.KeyOf(row));
        return keys;
    }

    public Task AddAsync(IEnumerable<string> keys, CancellationToken cancel) =>
        SubmitAsync(keys, TableTransactionActionType.UpsertReplace, table.PutAsync, cancel);

    public Task RemoveAsync(IEnumerable<string> keys, CancellationToken cancel) =>
        SubmitAsync(keys, TableTransactionActionType.Delete, (row, token) => table.TryDeleteAsync(row.PartitionKey, row.RowKey, ETag.All, token), cancel);

    // A transaction meets another state when one of its rows is gone, by a try of ours whose reply was lost or by another merge of the day.
    private Task SubmitAsync(
        IEnumerable<string> keys, TableTransactionActionType type, Func<TableEntity, CancellationToken, Task> one, CancellationToken cancel)
    {
        var actions = keys.Select(key => new TableTransactionAction(type, ClaimRow.IndexFrom(set, day, key), ETag.All));
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel };
        return Parallel.ForEachAsync(TableBatches.Of(actions), options, async (batch, token) =>
        {
            if (await table.TrySubmitAsync(batch, token)) return;
            foreach (var action in batch) await one((TableEntity)action.Entity, token);
        });
    }
}
