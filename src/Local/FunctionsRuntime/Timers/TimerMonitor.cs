using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;

namespace KpiFunctions.Local.FunctionsRuntime.Timers;

/// <summary>Where a timer's status is kept: <c>azure-webjobs-hosts/timers/{host}/{function}/status</c>.</summary>
internal sealed class TimerMonitor(BlobContainerClient hosts, string hostId, string functionId)
{
    private readonly BlobClient blob = hosts.GetBlobClient($"timers/{hostId}/{functionId}/status");

    /// <summary>The stored status, or null for a timer without a past.</summary>
    public async Task<TimerStatus?> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            var content = await blob.DownloadContentAsync(cancellation);
            return JsonSerializer.Deserialize<TimerStatus>(content.Value.Content);
        }
        catch (RequestFailedException exception) when (exception.Status == 404)
        {
            return null;
        }
    }

    public async Task WriteAsync(TimerStatus status)
    {
        await hosts.CreateIfNotExistsAsync(cancellationToken: CancellationToken.None);
        await blob.UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true, CancellationToken.None);
    }
}
