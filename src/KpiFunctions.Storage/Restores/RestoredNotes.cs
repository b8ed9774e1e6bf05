using System.Globalization;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Storage.Restores;

/// <inheritdoc cref="IRestoredNotes"/>
internal sealed class RestoredNotes(StorageClients clients, SegmentMarkers markers, ImportDays days, IRollupStore store) : IRestoredNotes
{
    public Task MarkSegmentAsync(DateOnly utcDay, string segment, CancellationToken cancel) => markers.MarkAsync(utcDay, segment, cancel);

    public Task MarkImportAsync(string import, DateOnly utcDay, CancellationToken cancel) => days.AddAsync(import, utcDay, cancel);

    public Task<IReadOnlyList<DateOnly>> DaysOfAsync(string import, CancellationToken cancel) => days.OfAsync(import, cancel);

    public async Task<Manifest?> NewestManifestAsync(DateOnly day, CancellationToken cancel)
    {
        var folder = string.Create(CultureInfo.InvariantCulture, $"days/{day:yyyyMMdd}/");
        var newest = 0L;
        await foreach (var blob in clients.Rollups.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancel))
            if (blob.Name.EndsWith("/manifest.json", StringComparison.Ordinal) && long.TryParse(blob.Name.Split('/')[2], NumberStyles.None, CultureInfo.InvariantCulture, out var run))
                newest = Math.Max(newest, run);
        return newest == 0 ? null : await store.FindManifestAsync(day, newest, cancel);
    }

    public async Task<(string Blob, string ETag)?> FileOfAsync(string import, CancellationToken cancel)
    {
        await foreach (var blob in clients.Imports.GetBlobsAsync(cancellationToken: cancel))
            if (blob.Properties is { ETag: { } tag, LastModified: { } modified } && tag.ToString().Trim('"') is var plain && ImportIds.Of(blob.Name, plain, modified) == import)
                return (blob.Name, plain);
        return null;
    }
}
