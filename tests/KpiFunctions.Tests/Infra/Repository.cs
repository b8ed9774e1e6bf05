namespace KpiFunctions.Tests.Infra;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string PathOf(string name) => Path.Combine(Root, name);

    public static string Read(string name) => File.ReadAllText(PathOf(name));

    /// <summary>The C# files of a project, without what the build made.</summary>
    public static IReadOnlyList<string> Sources(string project) =>
        [.. Directory.EnumerateFiles(PathOf(project), "*.cs", SearchOption.AllDirectories).Where(IsWritten).Order(StringComparer.Ordinal)];

    private static bool IsWritten(string path) =>
        !path.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin" or "node_modules");

    private static string FindRoot()
    {
        var directory = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "KpiFunctions.sln"))) directory = directory.Parent!;
        return directory.FullName;
    }
}
