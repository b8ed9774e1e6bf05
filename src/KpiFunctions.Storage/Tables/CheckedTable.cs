using Azure;
using Azure.Data.Tables;

namespace KpiFunctions.Storage.Tables;

/// <summary>A table whose every write has passed <see cref="TableRules"/>.</summary>
internal sealed class CheckedTable(TableClient client)
{
    public async Task<TableEntity?> FindAsync(string partition, string row, CancellationToken cancel)
    {
        var found = await client.GetEntityIfExistsAsync<TableEntity>(partition, row, cancellationToken: cancel);
        return found.HasValue ? found.Value : null;
    }

    /// <param name="filter">Values go in by interpolation, which quotes them.</param>
    public AsyncPageable<TableEntity> Query(FormattableString filter, CancellationToken cancel, int? perPage = null, params string[] select) =>
        client.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter), perPage, select.Length == 0 ? null : select, cancel);

    /// <summary>The new row's tag. Null: the row is there already, or was put there by a try of ours whose reply was lost; read it to know.</summary>
    public Task<ETag?> TryAddAsync(TableEntity entity, CancellationToken cancel)
    {
        TableRules.Check(entity);
        return TagAsync(client.AddEntityAsync(entity, cancel));
    }

    /// <summary>The row's new tag. Null: the row is not at that tag (any more), perhaps by a try of ours whose reply was lost; read it to know.</summary>
    public Task<ETag?> TryReplaceAsync(TableEntity entity, ETag tag, CancellationToken cancel)
    {
        TableRules.Check(entity);
        return TagAsync(client.UpdateEntityAsync(entity, tag, TableUpdateMode.Replace, cancel));
    }

    /// <summary>Puts the row there whatever there was: repeating it changes nothing but the row's tag, which is returned.</summary>
    public async Task<ETag> PutAsync(TableEntity entity, CancellationToken cancel)
    {
        TableRules.Check(entity);
        return TagOf(await client.UpsertEntityAsync(entity, TableUpdateMode.Replace, cancel));
    }

    /// <summary>False: the row is not at that tag (any more), or is gone. Read it to know.</summary>
    public Task<bool> TryDeleteAsync(string partition, string row, ETag tag, CancellationToken cancel) =>
        ConflictsAsFalse(client.DeleteEntityAsync(partition, row, tag, cancel));

    /// <summary>All of the actions or none. False: one of them met another state than it expects. Read them to know.</summary>
    public Task<bool> TrySubmitAsync(IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
    {
        TableRules.Check(actions);
        return ConflictsAsFalse(client.SubmitTransactionAsync(actions, cancel));
    }

    private static async Task<ETag?> TagAsync(Task<Response> write)
    {
        try
        {
            return TagOf(await write);
        }
        catch (RequestFailedException e) when (IsConflict(e))
        {
            return null;
        }
    }

    private static ETag TagOf(Response write) => write.Headers.ETag ?? throw new InvalidDataException("Storage answered a write without a tag.");

    private static async Task<bool> ConflictsAsFalse(Task write)
    {
        try
        {
            await write;
            return true;
        }
        catch (RequestFailedException e) when (IsConflict(e))
        {
            return false;
        }
    }

    private static bool IsConflict(RequestFailedException e) =>
        e.Status == 412 || e.ErrorCode is "EntityAlreadyExists" or "UpdateConditionNotSatisfied" or "ResourceNotFound" or "EntityNotFound";
}
