using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using KpiFunctions.Local.FunctionsRuntime.Functions;
using Microsoft.Extensions.Logging;

namespace KpiFunctions.Local.FunctionsRuntime.Blobs;

/// <summary>Runs a function for one version of a blob until it succeeds or has failed five times, and keeps a receipt.</summary>
/// <remarks>The receipt counts a try before it starts and is closed after it: a crash repeats the run, but not for ever.</remarks>
internal sealed class BlobProcessor(
    Function function,
    BlobContainerClient container,
    BlobContainerClient hosts,
    string hostId,
    QueueClient poison,
    FunctionRunner runner,
    ILogger logger)
{
    private const int MostAttempts = 5;

    public Task<bool> RunAsync(string name, IReadOnlyDictionary<string, string> parts) =>
        runner.RunAsync(function, BlobTriggerData.Of(container.GetBlobClient(name), parts));

    /// <returns>Whether this version is done with: it succeeded, was given up, is gone, or was done with before.</returns>
    public async Task<bool> ProcessAsync(string name, ETag etag, IReadOnlyDictionary<string, string> parts, CancellationToken stopping)
    {
        try
        {
            var blob = hosts.GetBlobClient($"blobreceipts/{hostId}/{function.Id}/{Plain(etag)}/{container.Name}/{name}");
            var receipt = await BlobReceipt.ReadAsync(blob, stopping);
            while (!receipt.Done && !stopping.IsCancellationRequested)
            {
                receipt = receipt.Attempts < MostAttempts
                    ? await TryAsync(receipt, blob, name, parts)
                    : await GiveUpAsync(receipt, name, etag);
                await receipt.WriteAsync(blob);
            }
            return receipt.Done;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return false;
        }
        catch (Exception exception)
        {
            logger.StorageFailed($"blob {container.Name}/{name}", function.Name, exception.Message);
            return false;
        }
    }

    private async Task<BlobReceipt> TryAsync(BlobReceipt before, BlobClient blob, string name, IReadOnlyDictionary<string, string> parts)
    {
        var counted = before with { Attempts = before.Attempts + 1 };
        await counted.WriteAsync(blob);

        var done = await RunAsync(name, parts) || !await container.GetBlobClient(name).ExistsAsync();
        return counted with { Done = done };
    }

    private async Task<BlobReceipt> GiveUpAsync(BlobReceipt receipt, string name, ETag etag)
    {
        var message = JsonSerializer.Serialize(new
        {
            FunctionId = function.Id,
            BlobType = "BlockBlob",
            ContainerName = container.Name,
            BlobName = name,
            ETag = etag.ToString("H"),
        });
        await poison.CreateIfNotExistsAsync();
        await poison.SendMessageAsync(message, timeToLive: TimeSpan.FromSeconds(-1));
        logger.BlobPoisoned(function.Name, receipt.Attempts, $"{container.Name}/{name}", poison.Name);
        return receipt with { Done = true };
    }

    private static string Plain(ETag etag) => etag.ToString("G").Trim('"');
}
