using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KpiFunctions.Storage.Erasures;

/// <inheritdoc cref="IStoredTexts"/>
internal sealed class StoredTexts(StorageClients clients) : IStoredTexts
{
    public async Task<long> ChangeRejectsAsync(Func<ReadOnlyMemory<byte>, byte[]?> change, CancellationToken cancel)
    {
        var changed = 0L;
        await foreach (var item in clients.Rejects.GetBlobsAsync(cancellationToken: cancel))
        {
            var blob = clients.Rejects.GetBlobClient(item.Name);
            while (await FindAsync(blob, cancel) is { } found && change(found.Content.ToMemory()) is { } without)
            {
                // Refused: a replay has marked a line meanwhile; it is read again.
                if (!await TryReplaceAsync(blob, without, found.Details, cancel)) continue;
                changed++;
                break;
            }
        }
        return changed;
    }

    public async Task<long> ChangeRowsAsync(Func<string, string?> change, CancellationToken cancel)
    {
        var changed = 0L;
        foreach (var name in StorageTables.All.Except([StorageTables.Erasures]))
        {
            var table = clients.Checked(name);
            await foreach (var row in table.Query($"PartitionKey ge {""}", cancel))
                if (Without(row, change) is { } without)
                {
                    if (without.PartitionKey == row.PartitionKey && without.RowKey == row.RowKey) await table.TryReplaceAsync(without, row.ETag, cancel);
                    else
                    {
                        await table.PutAsync(without, cancel);
                        await table.TryDeleteAsync(row.PartitionKey, row.RowKey, row.ETag, cancel);
                    }
                    changed++;
                }
        }
        return changed;
    }

    // Null: the row does not name him.
    private static TableEntity? Without(TableEntity row, Func<string, string?> change)
    {
        var (partition, key) = (change(row.PartitionKey), change(row.RowKey));
        var without = new TableEntity(partition ?? row.PartitionKey, key ?? row.RowKey);
        var isNamed = partition is not null || key is not null;
        foreach (var (name, value) in row)
        {
            if (name is "PartitionKey" or "RowKey" or "Timestamp" or "odata.etag") continue;
            var other = value is string text ? change(text) : null;
            isNamed |= other is not null;
            without[name] = other ?? value;
        }
        return isNamed ? without : null;
    }

    private static async Task<BlobDownloadResult?> FindAsync(BlobClient blob, CancellationToken cancel)
    {
        try
        {
            return (await blob.DownloadContentAsync(cancel)).Value;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    private static async Task<bool> TryReplaceAsync(BlobClient blob, byte[] content, BlobDownloadDetails was, CancellationToken cancel)
    {
        var options = new BlobUploadOptions
        {
            Conditions = new BlobRequestConditions { IfMatch = was.ETag },
            HttpHeaders = new BlobHttpHeaders { ContentType = was.ContentType },
        };
        try
        {
            await blob.UploadAsync(BinaryData.FromBytes(content), options, cancel);
            return true;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            return false;
        }
    }
}
