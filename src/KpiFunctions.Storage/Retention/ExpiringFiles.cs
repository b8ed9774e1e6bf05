using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KpiFunctions.Storage.Retention;

/// <inheritdoc cref="IExpiringFiles"/>
internal sealed class ExpiringFiles(StorageClients clients) : IExpiringFiles
{
    public Task<long> DropRejectsAsync(DateTimeOffset before, CancellationToken cancel) => DropAsync(clients.Rejects, before, _ => Task.FromResult(true), cancel);

    public Task<long> DropQuarantinedAsync(DateTimeOffset before, CancellationToken cancel) => DropAsync(clients.Quarantine, before, _ => Task.FromResult(true), cancel);

    public Task<long> DropImportsAsync(DateTimeOffset before, Func<FileVersion, Task<bool>> isOver, CancellationToken cancel) => DropAsync(clients.Imports, before, isOver, cancel);

    private static async Task<long> DropAsync(BlobContainerClient container, DateTimeOffset before, Func<FileVersion, Task<bool>> isOver, CancellationToken cancel)
    {
        var dropped = 0L;
        await foreach (var item in container.GetBlobsAsync(cancellationToken: cancel))
        {
            var version = new FileVersion(item.Name, item.Properties.ETag!.Value, item.Properties.LastModified!.Value);
            if (version.ModifiedAt < before && await isOver(version) && await TryDeleteAsync(container.GetBlobClient(item.Name), version.Tag, cancel)) dropped++;
        }
        return dropped;
    }

    private static async Task<bool> TryDeleteAsync(BlobClient blob, ETag tag, CancellationToken cancel)
    {
        try
        {
            return (await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, new BlobRequestConditions { IfMatch = tag }, cancel)).Value;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // Written again meanwhile: its time begins anew.
            return false;
        }
    }
}
