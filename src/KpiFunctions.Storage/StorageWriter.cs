using System.Globalization;
using System.Text.RegularExpressions;

namespace KpiFunctions.Storage;

/// <summary>This process as a writer: names what it writes so that nobody else uses the name, and marks what it writes so that it knows it again.</summary>
public sealed partial class StorageWriter
{
    private long count;

    /// <param name="name">Instance, start time and something random, letters and digits and hyphens, at most 100: never used by another process or a later start.</param>
    /// <exception cref="ArgumentException">The name has other characters, or begins as imports do.</exception>
    public StorageWriter(string name)
    {
        if (!Allowed().IsMatch(name) || name.StartsWith("import-", StringComparison.Ordinal))
            throw new ArgumentException($"'{name}' is no name for a writer.", nameof(name));
        Name = name;
    }

    public string Name { get; }

    /// <summary>"{name}-000001" and so on, each once.</summary>
    public string Next() => string.Create(CultureInfo.InvariantCulture, $"{Name}-{Interlocked.Increment(ref count):D6}");

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9-]{0,99}$")]
    private static partial Regex Allowed();
}
