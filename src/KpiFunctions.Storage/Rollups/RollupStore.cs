using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Rollups;

/// <inheritdoc cref="IRollupStore"/>
internal sealed class RollupStore(StorageClients clients) : IRollupStore
{
    private const string PartialPrefix = "partial-";

    public Task SaveRegistryAsync(RegistrySnapshot registry, CancellationToken cancel) =>
        WriteOnceAsync(RegistryBlob(registry.Version), ToJson(registry.Entries, StorageJson.Default.IReadOnlyListRegistryEntry), cancel);

    public async Task<RegistrySnapshot> LoadRegistryAsync(string version, CancellationToken cancel) =>
        new(await LoadAsync(RegistryBlob(version), StorageJson.Default.IReadOnlyListRegistryEntry, cancel));

    public async Task<RegistrySnapshot?> FindRegistryAsync(string version, CancellationToken cancel) =>
        await FindAsync(RegistryBlob(version), cancel) is { } json ? new(JsonSerializer.Deserialize(json, StorageJson.Default.IReadOnlyListRegistryEntry)!) : null;

    public Task SaveManifestAsync(Manifest manifest, CancellationToken cancel) =>
        WriteOnceAsync(ManifestBlob(manifest.Day, manifest.Run), ToJson(manifest, StorageJson.Default.Manifest), cancel);

    public async Task<Manifest?> FindManifestAsync(DateOnly day, long run, CancellationToken cancel) =>
        await FindAsync(ManifestBlob(day, run), cancel) is { } json ? JsonSerializer.Deserialize(json, StorageJson.Default.Manifest) : null;

    public Task SavePartialAsync(DateOnly day, long run, int shard, ReadOnlyMemory<byte> partial, CancellationToken cancel) =>
        WriteOnceAsync(PartialBlob(day, run, shard), BinaryData.FromBytes(partial), cancel);

    public async Task<bool> HasPartialAsync(DateOnly day, long run, int shard, CancellationToken cancel) =>
        await clients.Rollups.GetBlobClient(PartialBlob(day, run, shard)).ExistsAsync(cancel);

    public async Task<bool> HasAllPartialsAsync(Manifest manifest, CancellationToken cancel)
    {
        var there = 0;
        var partials = RunFolder(manifest.Day, manifest.Run) + PartialPrefix;
        await foreach (var _ in clients.Rollups.GetBlobsAsync(BlobTraits.None, BlobStates.None, partials, cancel)) there++;
        return there == manifest.Shards;
    }

    public async Task<IReadOnlyList<ReadOnlyMemory<byte>>?> LoadPartialsAsync(Manifest manifest, CancellationToken cancel)
    {
        var partials = new List<ReadOnlyMemory<byte>>();
        for (var shard = 0; shard < manifest.Shards; shard++)
        {
            if (await FindAsync(PartialBlob(manifest.Day, manifest.Run, shard), cancel) is not { } partial) return null;
            partials.Add(partial.ToMemory());
        }
        return partials;
    }

    public async Task DropRunsBeforeAsync(DateOnly day, long run, CancellationToken cancel)
    {
        var kept = RunFolder(day, run);
        // In the order of their names, which is the runs'.
        await foreach (var blob in clients.Rollups.GetBlobsAsync(BlobTraits.None, BlobStates.None, DayFolder(day), cancel))
        {
            if (string.CompareOrdinal(blob.Name, kept) >= 0) return;
            await clients.Rollups.GetBlobClient(blob.Name).DeleteIfExistsAsync(cancellationToken: cancel);
        }
    }

    public Task SaveLookupsAsync(DateOnly day, long run, DayLookups lookups, CancellationToken cancel) =>
        WriteOnceAsync(LookupsBlob(day, run, lookups.Name()), ToJson(lookups, StorageJson.Default.DayLookups), cancel);

    public async Task<DayLookups?> FindLookupsAsync(DateOnly day, long run, string name, CancellationToken cancel) =>
        await FindAsync(LookupsBlob(day, run, name), cancel) is { } json ? JsonSerializer.Deserialize(json, StorageJson.Default.DayLookups) : null;

    public async Task<string> SaveSheetAsync(DateOnly day, long run, DaySheet sheet, CancellationToken cancel)
    {
        var tag = Convert.ToHexStringLower(SHA256.HashData(sheet.Lines.Span))[..16];
        await WriteOnceAsync(SheetBlob(day, run, sheet.Name, tag), BinaryData.FromBytes(sheet.Lines), cancel);
        return tag;
    }

    public async Task<ReadOnlyMemory<byte>?> FindSheetAsync(DateOnly day, long run, string name, string tag, CancellationToken cancel) =>
        (await FindAsync(SheetBlob(day, run, name, tag), cancel))?.ToMemory();

    private static string SheetBlob(DateOnly day, long run, string name, string tag) => $"{RunFolder(day, run)}{name}-{tag}.ndjson";

    private static string LookupsBlob(DateOnly day, long run, string name) => $"{RunFolder(day, run)}lookups-{name}.json";

    private static string RegistryBlob(string version) => $"registry/{StorageKey.Encode(version)}.json";

    private static string ManifestBlob(DateOnly day, long run) => $"{RunFolder(day, run)}manifest.json";

    private static string PartialBlob(DateOnly day, long run, int shard) =>
        string.Create(CultureInfo.InvariantCulture, $"{RunFolder(day, run)}{PartialPrefix}{shard:D3}");

    private static string RunFolder(DateOnly day, long run) => string.Create(CultureInfo.InvariantCulture, $"{DayFolder(day)}{run:D10}/");

    private static string DayFolder(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"days/{day:yyyyMMdd}/");

    private static BinaryData ToJson<T>(T value, JsonTypeInfo<T> type) => BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(value, type));

    private async Task WriteOnceAsync(string name, BinaryData content, CancellationToken cancel)
    {
        try
        {
            var options = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
            await clients.Rollups.GetBlobClient(name).UploadAsync(content, options, cancel);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobAlreadyExists || e.ErrorCode == BlobErrorCode.ConditionNotMet)
        {
            // It is there: from another run of the same step, or from a try of this call whose reply was lost. The first bytes stand.
        }
    }

    private async Task<T> LoadAsync<T>(string name, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        var content = await clients.Rollups.GetBlobClient(name).DownloadContentAsync(cancel);
        return JsonSerializer.Deserialize(content.Value.Content, type) ?? throw new InvalidDataException($"{name} holds null.");
    }

    private async Task<BinaryData?> FindAsync(string name, CancellationToken cancel)
    {
        try
        {
            var content = await clients.Rollups.GetBlobClient(name).DownloadContentAsync(cancel);
            return content.Value.Content;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }
}
