using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Core.Imports;
using KpiFunctions.Imports;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Erasures;
using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Erasures;

/// <summary>
/// Uploaded and quarantined files that name the person are deleted: beside his name a row may say his address and what he bought, and a file without the row
/// would be an upload of its own. What an import brought stands in the log and goes on to count; it can no longer be read again.
/// </summary>
internal sealed class UploadErasure(StorageClients storage, IImportLedger ledger)
{
    /// <returns>Null: a file that names him is not imported yet, or changed while it was searched; wait.</returns>
    public async Task<ErasureEntry?> DropNamingAsync(ErasureEntry entry, Func<ReadOnlyMemory<byte>, bool> namesHim, CancellationToken cancel)
    {
        var (naming, unsearched) = (new List<(BlobClient Blob, BlobItem Item)>(), new List<string>());
        foreach (var container in new[] { storage.Quarantine, storage.Imports })
            await foreach (var item in container.GetBlobsAsync(cancellationToken: cancel))
            {
                var blob = container.GetBlobClient(item.Name);
                var holds = await HoldsAsync(blob, item.Properties.ETag!.Value, namesHim, cancel);
                // Its records come into the log first: whoever deleted the file before would lose them.
                if (holds == true && container.Name == storage.Imports.Name && await FindAsync(item, cancel) is not { FinishedAt: not null }) return null;
                if (holds == true) naming.Add((blob, item));
                if (holds is null) unsearched.Add($"{container.Name}/{item.Name}");
            }
        foreach (var (blob, item) in naming)
            if (!await TryDropAsync(blob, item, cancel))
                return null;
        return entry with { Files = entry.Files + naming.Count, Unsearched = unsearched };
    }

    /// <summary>Those whose rows named him in a way that only their reader understands, and copies of them.</summary>
    public async Task<ErasureEntry?> DropReadAsync(ErasureEntry entry, CancellationToken cancel)
    {
        if (entry.Imports.Count == 0) return entry;
        await foreach (var item in storage.Imports.GetBlobsAsync(cancellationToken: cancel))
        {
            if (await FindAsync(item, cancel) is not { } import || !(entry.Imports.Contains(import.Id) || entry.Imports.Contains(import.SameAs))) continue;
            if (import.FinishedAt is null || !await TryDropAsync(storage.Imports.GetBlobClient(item.Name), item, cancel)) return null;
            entry = entry with { Files = entry.Files + 1 };
        }
        return entry;
    }

    private Task<ImportEntry?> FindAsync(BlobItem item, CancellationToken cancel) =>
        ledger.FindAsync(Upload.IdOf(item.Name, item.Properties.ETag!.Value, item.Properties.LastModified!.Value), cancel);

    // What cannot be unpacked is at least looked at as it is.
    private static async Task<bool?> HoldsAsync(BlobClient blob, ETag tag, Func<ReadOnlyMemory<byte>, bool> namesHim, CancellationToken cancel)
    {
        var version = new BlobOpenReadOptions(allowModifications: false) { Conditions = new BlobRequestConditions { IfMatch = tag } };
        try
        {
            await using (var content = await blob.OpenReadAsync(version, cancel))
                if (await FileSearch.HoldsAsync(new ImportFile(content) { Spool = TemporaryFile.Create }, namesHim, cancel) is { } known)
                    return known;
            await using var bytes = await blob.OpenReadAsync(version, cancel);
            return await FileSearch.HoldsAsync(bytes, namesHim, cancel) ? true : null;
        }
        catch (RequestFailedException e) when (e.Status is 404 or 412)
        {
            // Deleted: it names nobody. Replaced: another upload, which came after the request.
            return false;
        }
    }

    private static async Task<bool> TryDropAsync(BlobClient blob, BlobItem item, CancellationToken cancel)
    {
        try
        {
            await blob.DeleteIfExistsAsync(DeleteSnapshotsOption.IncludeSnapshots, new BlobRequestConditions { IfMatch = item.Properties.ETag }, cancel);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }
}
