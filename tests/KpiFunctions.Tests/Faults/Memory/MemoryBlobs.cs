using System.Globalization;
using System.Security;
using System.Text;

namespace KpiFunctions.Tests.Faults.Memory;

internal sealed class MemoryBlobs(Stamps stamps)
{
    private readonly Dictionary<string, SortedDictionary<string, MemoryBlob>> containers = new(StringComparer.Ordinal);

    /// <summary>The blobs of a container by name.</summary>
    public IReadOnlyDictionary<string, MemoryBlob> In(string container) => containers[container];

    /// <summary>What was in the container is lost.</summary>
    public void Clear(string container) => containers[container].Clear();

    public StorageReply Answer(StorageCall call)
    {
        var slash = call.Path.IndexOf('/');
        var container = slash < 0 ? call.Path : call.Path[..slash];
        if (call.Argument("restype") == "container") return AnswerContainer(call, container);
        if (slash < 0) throw call.Unknown();
        return containers.TryGetValue(container, out var blobs)
            ? AnswerBlob(call, blobs, Uri.UnescapeDataString(call.Path[(slash + 1)..]))
            : StorageReply.Refused(404, "ContainerNotFound");
    }

    private StorageReply AnswerContainer(StorageCall call, string container) => (call.Method, call.Argument("comp")) switch
    {
        ("PUT", null) when containers.TryAdd(container, new SortedDictionary<string, MemoryBlob>(StringComparer.Ordinal)) =>
            new StorageReply(201).With("ETag", $"\"0x8D{stamps.Next()}\"").With("Last-Modified", MemoryBlob.Time(stamps.Now)),
        ("PUT", null) => StorageReply.Refused(409, "ContainerAlreadyExists"),
        ("GET", "list") => List(call, container),
        _ => throw call.Unknown(),
    };

    private StorageReply AnswerBlob(StorageCall call, SortedDictionary<string, MemoryBlob> blobs, string name)
    {
        if (call.Header("x-ms-structured-body") is not null || call.Argument("comp") is not (null or "appendblock" or "seal")) throw call.Unknown();
        if (call is { Method: "PUT" } && call.Argument("comp") is null) return Put(call, blobs, name);
        if (!blobs.TryGetValue(name, out var blob)) return StorageReply.Refused(404, "BlobNotFound");
        if (call.Header("If-Match") is { } tag and not "*" && tag.Trim('"') != blob.Tag) return StorageReply.Refused(412, "ConditionNotMet");
        switch (call.Method, call.Argument("comp"))
        {
            case ("PUT", "appendblock"): return AppendBlock(call, blob);
            case ("PUT", "seal"):
                if (blob.Type != MemoryBlob.Append) return StorageReply.Refused(409, "InvalidBlobType");
                blob.IsSealed = true;
                blob.Stamp(stamps);
                return blob.Describe(new StorageReply(200)).With("x-ms-blob-sealed", "true");
            case ("HEAD", null): return blob.Describe(new StorageReply(200, blob.Content, blob.ContentType));
            case ("GET", null): return Get(call, blob);
            case ("DELETE", null):
                blobs.Remove(name);
                return new StorageReply(202);
            default: throw call.Unknown();
        }
    }

    private StorageReply Put(StorageCall call, SortedDictionary<string, MemoryBlob> blobs, string name)
    {
        var type = call.Header("x-ms-blob-type");
        if (type is not (MemoryBlob.Append or MemoryBlob.Block)) throw call.Unknown();
        if (call.Header("If-None-Match") == "*" && blobs.ContainsKey(name)) return StorageReply.Refused(409, "BlobAlreadyExists");
        if (call.Header("If-Match") is { } tag && tag.Trim('"') != blobs.GetValueOrDefault(name)?.Tag) return StorageReply.Refused(412, "ConditionNotMet");
        var metadata = call.Headers.Where(h => h.Key.StartsWith("x-ms-meta-", StringComparison.OrdinalIgnoreCase)).ToDictionary();
        var blob = new MemoryBlob(type, call.Header("x-ms-blob-content-type") ?? "application/octet-stream", metadata);
        if (type == MemoryBlob.Block) blob.Add(call.Body, stamps);
        else blob.Stamp(stamps);
        blobs[name] = blob;
        return blob.Describe(new StorageReply(201)).With("x-ms-request-server-encrypted", "true");
    }

    private StorageReply AppendBlock(StorageCall call, MemoryBlob blob)
    {
        if (blob.Type != MemoryBlob.Append) return StorageReply.Refused(409, "InvalidBlobType");
        if (blob.IsSealed) return StorageReply.Refused(409, "BlobIsSealed");
        var offset = blob.Length.ToString(CultureInfo.InvariantCulture);
        if (call.Header("x-ms-blob-condition-appendpos") is { } expected && expected != offset) return StorageReply.Refused(412, "AppendPositionConditionNotMet");
        if (call.Header("x-ms-blob-condition-maxsize") is not null) throw call.Unknown();
        blob.Add(call.Body, stamps);
        return blob.Describe(new StorageReply(201)).With("x-ms-blob-append-offset", offset)
            .With("x-ms-blob-committed-block-count", blob.Blocks.ToString(CultureInfo.InvariantCulture)).With("x-ms-request-server-encrypted", "true");
    }

    private static StorageReply Get(StorageCall call, MemoryBlob blob)
    {
        if ((call.Header("x-ms-range") ?? call.Header("Range")) is not { } range) return blob.Describe(new StorageReply(200, blob.Content, blob.ContentType));
        var bounds = range["bytes=".Length..].Split('-');
        var start = long.Parse(bounds[0], CultureInfo.InvariantCulture);
        var end = Math.Min(bounds[1].Length == 0 ? long.MaxValue : long.Parse(bounds[1], CultureInfo.InvariantCulture), blob.Length - 1);
        if (start >= blob.Length) return StorageReply.Refused(416, "InvalidRange");
        return blob.Describe(new StorageReply(206, blob.Content[(int)start..(int)(end + 1)], blob.ContentType)).With("Content-Range", $"bytes {start}-{end}/{blob.Length}");
    }

    // One page always: the app never has more than a page of blobs in a test.
    private StorageReply List(StorageCall call, string container)
    {
        if (!containers.TryGetValue(container, out var blobs)) return StorageReply.Refused(404, "ContainerNotFound");
        if (call.Argument("include") is { Length: > 0 } || call.Argument("marker") is { Length: > 0 }) throw call.Unknown();
        var (prefix, delimiter) = (call.Argument("prefix") ?? "", call.Argument("delimiter"));
        var (items, folders) = (new StringBuilder(), new SortedSet<string>(StringComparer.Ordinal));
        foreach (var (name, blob) in blobs.Where(blob => blob.Key.StartsWith(prefix, StringComparison.Ordinal)))
        {
            var end = delimiter is null ? -1 : name.IndexOf(delimiter, prefix.Length, StringComparison.Ordinal);
            if (end >= 0) folders.Add(name[..(end + 1)]);
            else items.Append(Item(name, blob));
        }
        foreach (var folder in folders) items.Append(CultureInfo.InvariantCulture, $"<BlobPrefix><Name>{SecurityElement.Escape(folder)}</Name></BlobPrefix>");
        return StorageReply.Xml(200, $"<EnumerationResults ServiceEndpoint=\"http://{call.Host}/\" ContainerName=\"{container}\"><Blobs>{items}</Blobs><NextMarker /></EnumerationResults>");
    }

    private static string Item(string name, MemoryBlob blob) =>
        $"<Blob><Name>{SecurityElement.Escape(name)}</Name><Properties><Last-Modified>{MemoryBlob.Time(blob.LastModified)}</Last-Modified><Etag>{blob.Tag}</Etag>" +
        $"<Content-Length>{blob.Length}</Content-Length><Content-Type>{blob.ContentType}</Content-Type><BlobType>{blob.Type}</BlobType>{(blob.IsSealed ? "<Sealed>true</Sealed>" : "")}</Properties></Blob>";
}
