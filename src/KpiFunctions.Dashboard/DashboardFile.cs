using System.IO.Compression;
using System.Security.Cryptography;

namespace KpiFunctions.Dashboard;

/// <summary>One file of the built page, as it is and packed with gzip.</summary>
public sealed class DashboardFile
{
    private readonly byte[] plain;
    private readonly byte[] packed;

    internal DashboardFile(string path, byte[] content)
    {
        Path = path;
        plain = content;
        packed = Pack(content);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
        ETag = $"\"{hash}\"";
        PackedETag = $"\"{hash}-gzip\"";
    }

    /// <summary>Below <c>/dashboard</c>, with slashes: "index.html", "assets/index-1a2b3c4d.js".</summary>
    public string Path { get; }

    public string ContentType => System.IO.Path.GetExtension(Path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };

    /// <summary>The name changes with the content, so a copy never goes stale: the bundler puts a hash into the names below assets.</summary>
    public bool IsImmutable => Path.StartsWith("assets/", StringComparison.Ordinal);

    /// <summary>A strong validator in quotes, from the content.</summary>
    public string ETag { get; }

    /// <summary>The validator of <see cref="OpenPacked"/>: other bytes, so another tag.</summary>
    public string PackedETag { get; }

    /// <summary>The content from its beginning; the caller disposes of it.</summary>
    public Stream Open() => new MemoryStream(plain, writable: false);

    /// <summary>The content in gzip format from its beginning; the caller disposes of it.</summary>
    public Stream OpenPacked() => new MemoryStream(packed, writable: false);

    private static byte[] Pack(byte[] content)
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.SmallestSize))
            gzip.Write(content);
        return output.ToArray();
    }
}
