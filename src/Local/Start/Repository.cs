namespace KpiFunctions.Local.Start;

/// <summary>Finds the folder that holds the solution: settings and data live there.</summary>
internal static class Repository
{
    private const string Solution = "KpiFunctions.sln";

    /// <exception cref="StartException">No parent of the starting points holds the solution.</exception>
    public static string Find(params IReadOnlyList<string> startingPoints)
    {
        foreach (var start in startingPoints)
            for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
                if (File.Exists(Path.Combine(directory.FullName, Solution)))
                    return directory.FullName;
        throw new StartException($"{Solution} is in no parent of {startingPoints[0]}: start from a folder of the repository.");
    }
}
