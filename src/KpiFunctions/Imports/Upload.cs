using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Imports;

/// <summary>One version of one blob in container <c>imports</c>. What is read of it is this version or nothing.</summary>
internal sealed class Upload
{
    private const int ReadBytes = 4 * 1024 * 1024;
    private const int LongestNamespace = 128;

    private readonly BlobClient blob;
    private readonly BlobProperties properties;

    private Upload(BlobClient blob, BlobProperties properties)
    {
        (this.blob, this.properties) = (blob, properties);
        Id = IdOf(blob.Name, properties.ETag, properties.LastModified);
    }

    public string Id { get; }

    public string Name => blob.Name;

    public string ETag => Plain(properties.ETag);

    public long Bytes => properties.ContentLength;

    /// <returns>Null when there is no such blob (any more).</returns>
    public static async Task<Upload?> FindAsync(BlobClient blob, CancellationToken cancel)
    {
        try
        {
            return new Upload(blob, await blob.GetPropertiesAsync(cancellationToken: cancel));
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    public static string IdOf(string name, ETag etag, DateTimeOffset lastModified) => ImportIds.Of(name, Plain(etag), lastModified);

    /// <exception cref="RequestFailedException">Thrown by the call or by reading: 412 or 404 when the blob is no longer this version.</exception>
    public Task<Stream> OpenAsync(CancellationToken cancel) => blob.OpenReadAsync(
        new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadBytes, Conditions = new BlobRequestConditions { IfMatch = properties.ETag } },
        cancel);

    /// <summary>False when the blob was deleted or replaced since.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancel) => await FindAsync(blob, cancel) is { } now && now.Id == Id;

    /// <summary>
    /// The context of this upload's records. The blob's metadata may say <c>exportedAt</c> (ISO 8601 with an offset; when the tool counted)
    /// and <c>namespace</c> (the shop or account it speaks for).
    /// </summary>
    public (ImportContext? Context, Unreadable? Problem) Describe(Func<string, string> hashPerson)
    {
        var exportedAt = properties.LastModified;
        if (Metadata("exportedAt") is { } time && !TimeText.TryParse(time, out exportedAt))
            return (null, new(UnreadableReason.MetadataInvalid, "The metadata value 'exportedAt' is no ISO 8601 time with an offset or Z."));
        var name = Metadata("namespace");
        if (name is not null && (name.Length > LongestNamespace || name.Any(char.IsControl)))
            return (null, new(UnreadableReason.MetadataInvalid, $"The metadata value 'namespace' is longer than {LongestNamespace} characters or no text."));
        return (new ImportContext
        {
            Import = Id,
            Blob = Name,
            Version = properties.LastModified.ToUnixTimeMilliseconds(),
            ReceivedAt = properties.LastModified,
            ExportedAt = exportedAt,
            Namespace = name,
            HashPerson = hashPerson,
        }, null);
    }

    private string? Metadata(string key) =>
        properties.Metadata?.FirstOrDefault(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value?.Trim() is { Length: > 0 } value ? value : null;

    // Listings give the tag without quotes, properties with them.
    private static string Plain(ETag etag) => etag.ToString().Trim('"');
}
