using System.Reflection;

namespace KpiFunctions.Dashboard;

/// <summary>One file of the built page.</summary>
/// <param name="Path">Below <c>/dashboard</c>, with slashes: "index.html", "assets/index-1a2b3c4d.js".</param>
/// <param name="ETag">A strong validator in quotes, from the content.</param>
/// <param name="IsImmutable">The name changes with the content, so a copy never goes stale.</param>
public sealed record DashboardFile(string Path, string ContentType, string ETag, bool IsImmutable)
{
    /// <summary>The content from its beginning; the caller disposes of it.</summary>
    public Stream Open() => Open(Path);

    internal static Stream Open(string path) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream(path) ?? throw new InvalidOperationException($"{path} is not in the assembly.");
}
