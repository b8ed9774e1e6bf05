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

    /// <param name="path">What follows <c>/dashboard/</c>; null, empty or the name of one of the dashboard's pages ("influencers") for the start.</param>
    /// <returns>Null when there is no such file.</returns>
    public static DashboardFile? Find(string? path) => Files.Value.GetValueOrDefault(string.IsNullOrEmpty(path) || MayBePage(path) ? Start : path);

    // The pages are the script's matter, which says so when it knows none of that name. A folder of files is none.
    private static bool MayBePage(string path) => path.All(char.IsAsciiLetterLower) && !Files.Value.Keys.Any(file => file.StartsWith($"{path}/", StringComparison.Ordinal));

    private static DashboardFile Read(string path)
    {
        using var resource = Assembly.GetExecutingAssembly().GetManifestResourceStream(path)!;
        using var content = new MemoryStream();
        resource.CopyTo(content);
        return new DashboardFile(path, content.ToArray());
    }
}
