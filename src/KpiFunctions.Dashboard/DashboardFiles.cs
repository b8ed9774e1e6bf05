using System.Collections.Frozen;
using System.Reflection;
using System.Security.Cryptography;

namespace KpiFunctions.Dashboard;

/// <summary>
/// The files of the page, embedded when this project is built. A path is looked up among the names that exist; no path
/// ever reaches a file system.
/// </summary>
public static class DashboardFiles
{
    private const string Start = "index.html";

    private static readonly Lazy<FrozenDictionary<string, DashboardFile>> Files = new(() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Select(Describe).ToFrozenDictionary(file => file.Path, StringComparer.Ordinal));

    /// <summary>Every file, for listing.</summary>
    public static IReadOnlyCollection<DashboardFile> All => Files.Value.Values;

    /// <param name="path">What follows <c>/dashboard/</c>; null or empty for the page itself.</param>
    /// <returns>Null when the page has no such file.</returns>
    public static DashboardFile? Find(string? path) => Files.Value.GetValueOrDefault(string.IsNullOrEmpty(path) ? Start : path);

    private static DashboardFile Describe(string path)
    {
        using var content = DashboardFile.Open(path);
        var tag = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
        // The bundler puts a hash of the content into the name of everything below assets.
        return new DashboardFile(path, ContentTypeOf(path), $"\"{tag}\"", path.StartsWith("assets/", StringComparison.Ordinal));
    }

    private static string ContentTypeOf(string path) => Path.GetExtension(path) switch
    {
        ".html" => "text/html; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".css" => "text/css; charset=utf-8",
        ".svg" => "image/svg+xml",
        _ => "application/octet-stream",
    };
}
