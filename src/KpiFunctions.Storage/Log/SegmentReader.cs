using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Log;

/// <inheritdoc cref="ISegmentReader"/>
internal sealed class SegmentReader(StorageClients clients, SegmentMarkers markers) : ISegmentReader
{
    private const int RangeBytes = 4 * 1024 * 1024;
    private const int MaxLineBytes = 16 * 1024 * 1024;
    private const int MaxTries = 3;

    public Task<IReadOnlyList<DateOnly>> MarkedUtcDaysAsync(CancellationToken cancel) => markers.DaysAsync(cancel);

    public async Task<IReadOnlyList<SegmentLength>> ListAsync(DateOnly utcDay, CancellationToken cancel)
    {
        var segments = new List<SegmentLength>();
        await foreach (var blob in clients.Log.GetBlobsAsync(BlobTraits.None, BlobStates.None, SegmentName.Folder(utcDay), cancel))
            segments.Add(new SegmentLength(blob.Name, blob.Properties.ContentLength ?? 0));
        return [.. SegmentName.Standing(segments, segment => segment.Name).OrderBy(segment => segment.Name, StringComparer.Ordinal)];
    }

    public async IAsyncEnumerable<LogBlock> ReadAsync(SegmentLength segment, [EnumeratorCancellation] CancellationToken cancel)
    {
        var blob = clients.Log.GetBlobClient(segment.Name);
        var lines = new LineBlocks(MaxLineBytes);
        for (long start = 0; start < segment.Length; start += RangeBytes)
        {
            var bytes = await RangeAsync(blob, new HttpRange(start, Math.Min(RangeBytes, segment.Length - start)), cancel);
            foreach (var block in lines.Feed(bytes)) yield return block;
        }
        if (lines.Tail() is { } tail) yield return tail;
    }

    // The client asks a second time for the same version when a download breaks off, and a growing segment is another version by then.
    // The bytes below the length never change, so the whole range is simply asked for again.
    private static async Task<ReadOnlyMemory<byte>> RangeAsync(BlobClient blob, HttpRange range, CancellationToken cancel)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                var download = await blob.DownloadContentAsync(new BlobDownloadOptions { Range = range }, cancel);
                var bytes = download.Value.Content.ToMemory();
                if (bytes.Length == range.Length) return bytes;
                throw new InvalidDataException($"Segment {blob.Name} has {bytes.Length} of the {range.Length} bytes at {range.Offset} that were listed.");
            }
            catch (RequestFailedException e) when (e.Status is 409 or 412 && tries < MaxTries)
            {
            }
        }
    }
}
