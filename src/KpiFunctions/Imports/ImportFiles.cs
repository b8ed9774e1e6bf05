using KpiFunctions.Storage;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Rejects;

namespace KpiFunctions.Imports;

/// <summary>Finds the file of an import again.</summary>
internal sealed class ImportFiles(StorageClients storage, IRejectStore rejects)
{
    /// <summary>That version in container <c>imports</c>, else its quarantined copy, else null.</summary>
    public async Task<Upload?> FindAsync(ImportEntry entry, CancellationToken cancel) =>
        await Upload.FindAsync(storage.Imports.GetBlobClient(entry.Blob), cancel) is { } upload && upload.Id == entry.Id
            ? upload
            : await Upload.FindCopyAsync(rejects.Quarantined(entry.Id, entry.Blob), entry, cancel);
}
