using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace KpiFunctions.Storage.Log;

/// <summary>Opens segments under names that nobody else uses: the writer's name is this process's own, and the sequence never repeats.</summary>
internal sealed class SegmentFactory(StorageClients clients, SegmentMarkers markers, StorageWriter writer, AppendLimits limits, TimeProvider time)
{
    private int sequence;

    /// <exception cref="RequestFailedException">And what else <see cref="StorageFailure.Explains"/>: no segment was opened.</exception>
    public async Task<Segment> OpenAsync(DateOnly utcDay, CancellationToken budget)
    {
        var name = SegmentName.Of(utcDay, writer.Name, Interlocked.Increment(ref sequence));
        await markers.MarkAsync(utcDay, name, budget);
        await CreateAsync(clients.Log.GetAppendBlobClient(name), budget);
        return new Segment(clients.LogWithoutRetries.GetAppendBlobClient(name), time.GetUtcNow(), limits, time);
    }

    private static async Task CreateAsync(AppendBlobClient blob, CancellationToken budget)
    {
        try
        {
            var options = new AppendBlobCreateOptions { Conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All } };
            await blob.CreateAsync(options, budget);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists)
        {
            // The name is ours alone: an earlier try of this call created it and its reply was lost. The first append says position 0.
        }
    }
}
