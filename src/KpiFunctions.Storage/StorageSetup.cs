using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

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
        if (clients.Imports.Uri.IsLoopback) await LetPagesUploadAsync(cancel);
    }

    // Storage on this machine belongs to this app alone. An account's rules are set where it is deployed: the app may not, and other apps may have theirs.
    private async Task LetPagesUploadAsync(CancellationToken cancel)
    {
        var service = clients.Imports.GetParentBlobServiceClient();
        var properties = (await service.GetPropertiesAsync(cancel)).Value;
        if (properties.Cors.Count > 0) return;
        properties.Cors.Add(new BlobCorsRule { AllowedOrigins = "*", AllowedMethods = "PUT", AllowedHeaders = "content-type,x-ms-*", ExposedHeaders = "", MaxAgeInSeconds = 3600 });
        await service.SetPropertiesAsync(properties, cancel);
    }
}
