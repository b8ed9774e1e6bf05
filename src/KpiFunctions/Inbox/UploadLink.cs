namespace KpiFunctions.Inbox;

/// <summary>What an upload link's owner needs to know.</summary>
/// <param name="Headers">To be sent with the file.</param>
/// <param name="Curl">The whole upload as a command that every shell understands; FILE stands for the file's path.</param>
internal sealed record UploadLink(string Name, string Url, string Method, IReadOnlyDictionary<string, string> Headers, DateTimeOffset ExpiresAt, string Curl)
{
    private const string BlobType = "x-ms-blob-type";
    private const string OneBlock = "BlockBlob";

    public static UploadLink Of(string name, Uri url, DateTimeOffset expiresAt) => new(
        name, url.AbsoluteUri, "PUT", new Dictionary<string, string> { [BlobType] = OneBlock }, expiresAt,
        $"curl --fail-with-body --upload-file FILE -H \"{BlobType}: {OneBlock}\" \"{url.AbsoluteUri}\"");
}
