using System.Collections.Frozen;
using System.Reflection;

namespace KpiFunctions.Dashboard;

/// <summary>
/// The files of the page, embedded when this project is built. A path is looked up among the names that exist; no path
/// ever reaches a file system.
/// </summary>
public static class DashboardFiles
{
    private const string Start = "index.html";

    // Read once, at the first request: together they are little more than 100 KB.
    private static readonly Lazy<FrozenDictionary<string, DashboardFile>> Files = new(() =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Select(Read).ToFrozenDictionary(file => file.Path, StringComparer.Ordinal));

    /// <summary>Every file, in no order.</summary>
    public static IReadOnlyCollection<DashboardFile> All => Files.Value.Values;

    /// <param name="path">What follows <c>/dashboard/</c>; null or empty for the page itself.</param>
    /// <returns>Null when the page has no such file.</returns>
    public static DashboardFile? Find(string? path) => Files.Value.GetValueOrDefault(string.IsNullOrEmpty(path) ? Start : path);

    private static DashboardFile Read(string path)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(path)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return new DashboardFile(path, content.ToArray());
    }
}
