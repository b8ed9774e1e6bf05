namespace KpiFunctions.Core.Conversation;

/// <summary>The tables of words that ship inside the assembly: tab-separated, lines with # in front are for people.</summary>
internal static class DataFile
{
    /// <exception cref="InvalidOperationException">The assembly was built without it.</exception>
    public static IEnumerable<string[]> Rows(string name)
    {
        var stream = typeof(DataFile).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line.Split('\t');
    }
}
