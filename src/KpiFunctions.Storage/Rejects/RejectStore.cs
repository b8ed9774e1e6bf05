using System.Buffers;
using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace KpiFunctions.Storage.Rejects;

/// <inheritdoc cref="IRejectStore"/>
internal sealed class RejectStore(StorageClients clients, StorageWriter writer, TimeProvider time) : IRejectStore
{
    private const int MaxReasonChars = 1000;
    private const int MaxNameChars = 900;

    public async Task KeepAsync(string source, IReadOnlyList<Reject> rejects, CancellationToken cancel)
    {
        if (rejects.Count == 0) return;
        var lines = new ArrayBufferWriter<byte>();
        foreach (var reject in rejects) RejectLine.Write(lines, reject);
        var name = string.Create(CultureInfo.InvariantCulture, $"{StorageKey.Encode(source)}/{time.GetUtcNow().UtcDateTime:yyyy'/'MM'/'dd'/'HHmmssfff}-{writer.Next()}.ndjson");
        // The name is this call's alone, so a try whose reply was lost is written over with the same bytes.
        await clients.Rejects.GetBlobClient(name).UploadAsync(BinaryData.FromBytes(lines.WrittenMemory), overwrite: true, cancel);
    }

    public async Task KeepImportAsync(string import, IReadOnlyList<Reject> rejects, CancellationToken cancel)
    {
        if (rejects.Count == 0)
        {
            await OfImport(import).DeleteIfExistsAsync(cancellationToken: cancel);
            return;
        }
        var content = BinaryData.FromBytes(Encoding.UTF8.GetBytes(RejectsCsv.Write(rejects)));
        var options = new BlobUploadOptions { HttpHeaders = new BlobHttpHeaders { ContentType = "text/csv; charset=utf-8" } };
        await OfImport(import).UploadAsync(content, options, cancel);
    }

    public async Task<Stream?> OpenImportAsync(string import, CancellationToken cancel)
    {
        try
        {
            return await OfImport(import).OpenReadAsync(cancellationToken: cancel);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound || e.Status == 404)
        {
            return null;
        }
    }

    public async Task QuarantineAsync(string import, string blob, string reason, CancellationToken cancel)
    {
        try
        {
            await using var content = await clients.Imports.GetBlobClient(blob).OpenReadAsync(cancellationToken: cancel);
            var options = new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["reason"] = HeaderText(reason), ["import"] = import } };
            await clients.Quarantine.GetBlobClient($"{StorageKey.Encode(import)}/{End(blob)}").UploadAsync(content, options, cancel);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            // The file was taken away meanwhile: there is nothing left to keep.
        }
    }

    private BlobClient OfImport(string import) => clients.Rejects.GetBlobClient($"imports/{StorageKey.Encode(import)}.csv");

    // The quarantined name is longer than the name was, and names have an end. The import's id keeps it apart.
    private static string End(string blob) => blob.Length <= MaxNameChars ? blob : blob[^MaxNameChars..];

    // Metadata travels as a header: ASCII only, so everything else is percent-encoded.
    private static string HeaderText(string reason)
    {
        var cut = (reason.Length <= MaxReasonChars ? reason : reason[..MaxReasonChars]).Trim();
        return Uri.EscapeDataString(cut).Replace("%20", " ", StringComparison.Ordinal);
    }
}
