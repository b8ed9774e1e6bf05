using System.Globalization;

namespace KpiFunctions.Tests.Faults.Memory;

internal sealed class MemoryBlob(string type, string contentType, IReadOnlyDictionary<string, string> metadata)
{
    public const string Append = "AppendBlob";
    public const string Block = "BlockBlob";

    private readonly MemoryStream content = new();

    public string Type => type;

    public string ContentType => contentType;

    public byte[] Content => content.ToArray();

    public long Length => content.Length;

    public int Blocks { get; private set; }

    public bool IsSealed { get; set; }

    public string Tag { get; private set; } = "";

    public DateTimeOffset LastModified { get; private set; }

    public void Add(byte[] bytes, Stamps stamps)
    {
        content.Write(bytes);
        Blocks++;
        Stamp(stamps);
    }

    public void Stamp(Stamps stamps) => (Tag, LastModified) = ("0x8D" + stamps.Next(), stamps.Now);

    /// <summary>The reply says what the blob is now.</summary>
    public StorageReply Describe(StorageReply reply)
    {
        foreach (var (name, value) in metadata) reply.With(name, value);
        return reply.With("ETag", $"\"{Tag}\"").With("Last-Modified", Time(LastModified)).With("x-ms-blob-type", type);
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);
}
