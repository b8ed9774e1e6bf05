using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Claims;

/// <summary>The keys of a set that one day may have a text of: each is named before its claim is written and struck out after it.</summary>
internal sealed class ClaimIndex(CheckedTable table, ClaimSet set, DateOnly day)
{
    public async Task<HashSet<string>> ListAsync(CancellationToken cancel)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in table.Query($"PartitionKey eq {ClaimRow.Index(set, day)}", cancel)) keys.Add(ClaimRow.KeyOf(row));
        return keys;
    }

    public Task AddAsync(IEnumerable<string> keys, CancellationToken cancel) => table.PutAllAsync(keys.Select(RowOf), cancel);

    public Task RemoveAsync(IEnumerable<string> keys, CancellationToken cancel) => table.DeleteAllAsync(keys.Select(RowOf), cancel);

    private TableEntity RowOf(string key) => ClaimRow.IndexFrom(set, day, key);
}
