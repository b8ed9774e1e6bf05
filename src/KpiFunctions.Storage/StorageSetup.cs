namespace KpiFunctions.Storage;

/// <summary>Creates what is missing; run at every start.</summary>
public sealed class StorageSetup(StorageClients clients)
{
    public async Task EnsureAsync(CancellationToken cancel)
    {
        foreach (var container in new[] { clients.Log, clients.Imports, clients.Rejects, clients.Quarantine, clients.Rollups })
            await container.CreateIfNotExistsAsync(cancellationToken: cancel);
        foreach (var queue in new[] { clients.RollupQueue, clients.MergeQueue, clients.ReplayQueue })
            await queue.CreateIfNotExistsAsync(cancellationToken: cancel);
        foreach (var table in StorageTables.All)
            await clients.Table(table).CreateIfNotExistsAsync(cancel);
    }
}
