using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;

namespace KpiFunctions.Local.FunctionsRuntime.Blobs;

/// <summary>What is remembered of a function and one version of a blob: how often it was tried, and whether it is done with.</summary>
internal sealed record BlobReceipt(int Attempts, bool Done)
{
    public static BlobReceipt None { get; } = new(0, false);

    public static async Task<BlobReceipt> ReadAsync(BlobClient blob, CancellationToken cancellation)
    {
        try
        {
            return JsonSerializer.Deserialize<BlobReceipt>((await blob.DownloadContentAsync(cancellation)).Value.Content) ?? None;
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return None;
        }
    }

    public Task WriteAsync(BlobClient blob) =>
        blob.UploadAsync(BinaryData.FromObjectAsJson(this), overwrite: true, CancellationToken.None);
}
