using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace KpiFunctions.Storage.Log;

/// <inheritdoc cref="ISegmentLifecycle"/>
internal sealed class SegmentLifecycle(StorageClients clients, SegmentMarkers markers) : ISegmentLifecycle
{
    public Task<IReadOnlyList<SegmentMarker>> MarkersAsync(CancellationToken cancel) => markers.ListAsync(cancel);

    public async Task<IReadOnlyDictionary<string, SegmentState>> StatesAsync(DateOnly utcDay, CancellationToken cancel)
    {
        var states = new List<(string Name, SegmentState State)>();
        await foreach (var blob in clients.Log.GetBlobsAsync(BlobTraits.None, BlobStates.None, SegmentName.Folder(utcDay), cancel))
        {
            var known = blob.Properties;
            states.Add((blob.Name, new SegmentState(
                known.ContentLength ?? 0, known.IsSealed == true, known.LastModified ?? DateTimeOffset.MinValue, known.ETag.ToString()!)));
        }
        return SegmentName.Standing(states, each => each.Name).ToDictionary(each => each.Name, each => each.State, StringComparer.Ordinal);
    }

    public async Task SealAsync(string segment, SegmentState? seen, CancellationToken cancel)
    {
        var blob = clients.Log.GetAppendBlobClient(segment);
        try
        {
            if (seen is null) await blob.CreateAsync(new AppendBlobCreateOptions { Conditions = new() { IfNoneMatch = ETag.All } }, cancel);
            await blob.SealAsync(seen is null ? null : new AppendBlobRequestConditions { IfMatch = new ETag(seen.Tag) }, cancel);
        }
        catch (RequestFailedException e) when (e.Status is 409 or 412)
        {
            // It is in use after all, or was sealed by a try whose reply was lost: the next look tells.
        }
    }

    public Task DropAsync(SegmentMarker marker, CancellationToken cancel) => markers.DropAsync(marker, cancel);
}
