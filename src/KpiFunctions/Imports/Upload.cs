using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Core.Imports;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Imports;

namespace KpiFunctions.Imports;

/// <summary>One version of one blob in container <c>imports</c>, or its copy in <c>quarantine</c>. What is read of it is this version or nothing.</summary>
internal sealed class Upload
{
    private const int ReadBytes = 4 * 1024 * 1024;
    private const int LongestNamespace = 128;
    private const string NamespaceKey = "namespace";
    private const string ExportedAtKey = "exportedAt";

    private readonly BlobClient blob;
    private readonly BlobProperties properties;

    private readonly DateTimeOffset uploadedAt;

    private Upload(BlobClient blob, BlobProperties properties)
    {
        (this.blob, this.properties, uploadedAt) = (blob, properties, properties.LastModified);
        Id = IdOf(blob.Name, properties.ETag, properties.LastModified);
        (Name, ETag) = (blob.Name, Plain(properties.ETag));
    }

    private Upload(BlobClient copy, BlobProperties properties, ImportEntry of)
    {
        (blob, this.properties, uploadedAt) = (copy, properties, ImportIds.UploadedAt(of.Id));
        (Id, Name, ETag) = (of.Id, of.Blob, of.ETag);
    }

    public string Id { get; }

    public string Name { get; }

    public string ETag { get; }

    public long Bytes => properties.ContentLength;

    /// <returns>Null when there is no such blob (any more).</returns>
    public static async Task<Upload?> FindAsync(BlobClient blob, CancellationToken cancel) =>
        await PropertiesAsync(blob, cancel) is { } properties ? new Upload(blob, properties) : null;

    /// <param name="copy">The quarantined copy of the import's file.</param>
    public static async Task<Upload?> FindCopyAsync(BlobClient copy, ImportEntry of, CancellationToken cancel) =>
        await PropertiesAsync(copy, cancel) is { } properties ? new Upload(copy, properties, of) : null;

    public static string IdOf(string name, ETag etag, DateTimeOffset lastModified) => ImportIds.Of(name, Plain(etag), lastModified);

    /// <exception cref="RequestFailedException">Thrown by the call or by reading: 412 or 404 when the blob is no longer this version.</exception>
    public Task<Stream> OpenAsync(CancellationToken cancel) => blob.OpenReadAsync(
        new BlobOpenReadOptions(allowModifications: false) { BufferSize = ReadBytes, Conditions = new BlobRequestConditions { IfMatch = properties.ETag } },
        cancel);

    /// <summary>False when the blob was deleted or replaced since.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancel) => (await PropertiesAsync(blob, cancel))?.ETag == properties.ETag;

    /// <summary>
    /// What makes content the same: its bytes and, where metadata or a folder say something that records take from there, that too.
    /// </summary>
    public string ContentHash(string bytesHash)
    {
        var stated = string.Join('\n', Stated());
        return stated.Length == 1 ? bytesHash : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{bytesHash}\n{stated}")));
    }

    /// <summary>
    /// The context of this upload's records. The blob's metadata may say <c>exportedAt</c> (ISO 8601 with an offset; when the tool counted)
    /// and <c>namespace</c> (the shop or account it speaks for), and what <see cref="UploadHints"/> reads.
    /// </summary>
    public (ImportContext? Context, Unreadable? Problem) Describe(Func<string, string> hashPerson, ReadingRules rules)
    {
        var (hints, wrong) = UploadHints.Read(Name, Metadata, rules);
        if (hints is null) return (null, wrong);
        var exportedAt = uploadedAt;
        if (Metadata(ExportedAtKey) is { } time && !TimeText.TryParse(time, out exportedAt))
            return (null, new(UnreadableReason.MetadataInvalid, "The metadata value 'exportedAt' is no ISO 8601 time with an offset or Z."));
        var name = Metadata(NamespaceKey);
        if (name is not null && (name.Length > LongestNamespace || name.Any(char.IsControl)))
            return (null, new(UnreadableReason.MetadataInvalid, $"The metadata value 'namespace' is longer than {LongestNamespace} characters or no text."));
        return (new ImportContext
        {
            Import = Id,
            Blob = Name,
            Version = uploadedAt.ToUnixTimeMilliseconds(),
            ReceivedAt = uploadedAt,
            ExportedAt = exportedAt,
            Namespace = name,
            Hints = hints,
            HashPerson = hashPerson,
        }, null);
    }

    private static async Task<BlobProperties?> PropertiesAsync(BlobClient blob, CancellationToken cancel)
    {
        try
        {
            return await blob.GetPropertiesAsync(cancellationToken: cancel);
        }
        catch (RequestFailedException gone) when (gone.Status == 404)
        {
            return null;
        }
    }

    // Namespace and time always, so that hashes of former imports stay; the rest where it is said.
    private IEnumerable<string> Stated()
    {
        yield return Metadata(NamespaceKey) ?? "";
        yield return Metadata(ExportedAtKey) ?? "";
        foreach (var key in UploadHints.Keys)
            if (Metadata(key) is { } value) yield return $"{key}={value}";
        if (UploadHints.AccountFolder(Name) is { } folder) yield return folder;
    }

    private string? Metadata(string key) =>
        properties.Metadata?.FirstOrDefault(pair => pair.Key.Equals(key, StringComparison.OrdinalIgnoreCase)).Value?.Trim() is { Length: > 0 } value ? value : null;

    // Listings give the tag without quotes, properties with them.
    private static string Plain(ETag etag) => etag.ToString().Trim('"');
}
