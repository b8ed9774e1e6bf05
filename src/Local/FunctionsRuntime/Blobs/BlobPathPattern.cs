using System.Text.RegularExpressions;

namespace KpiFunctions.Local.FunctionsRuntime.Blobs;

/// <summary>
/// A blob trigger's path, like <c>imports/{name}</c>: a container, and a pattern of blob names whose parts in braces are bound. The
/// last part takes slashes too.
/// </summary>
internal sealed partial class BlobPathPattern
{
    private readonly Regex pattern;

    private BlobPathPattern(string text, string container, string prefix, Regex pattern) =>
        (Text, Container, Prefix, this.pattern) = (text, container, prefix, pattern);

    public string Text { get; }

    public string Container { get; }

    /// <summary>What every matching name begins with.</summary>
    public string Prefix { get; }

    /// <exception cref="ConfigurationException">The path is not a container and a pattern.</exception>
    public static BlobPathPattern Parse(string path)
    {
        var slash = path.IndexOf('/');
        var container = slash < 0 ? path : path[..slash];
        var names = slash < 0 ? "{name}" : path[(slash + 1)..];
        if (container.Length == 0 || names.Length == 0 || container.Contains('{') || !ValidPattern().IsMatch(names))
        {
            throw new ConfigurationException(
                $"'{path}' is no path of a blob trigger: write a container and a pattern, like imports/{{name}}.");
        }

        var brace = names.IndexOf('{');
        return new(path, container, brace < 0 ? names : names[..brace], Compile(names));
    }

    /// <summary>The parts in braces, or null when the blob's name does not match.</summary>
    public IReadOnlyDictionary<string, string>? Match(string blobName)
    {
        var match = pattern.Match(blobName);
        return match.Success ? match.Groups.Values.Skip(1).ToDictionary(group => group.Name, group => group.Value) : null;
    }

    // Each part takes as little as it can, and the last one the rest.
    private static Regex Compile(string names)
    {
        var parts = Part().Split(names).Select((text, index) => index % 2 == 0 ? Regex.Escape(text) : $"(?<{text}>.+?)");
        return new($@"\A{string.Concat(parts)}\z", RegexOptions.CultureInvariant | RegexOptions.Singleline | RegexOptions.NonBacktracking);
    }

    [GeneratedRegex(@"\{([A-Za-z_][A-Za-z0-9_]*)\}", RegexOptions.CultureInvariant)]
    private static partial Regex Part();

    [GeneratedRegex(@"\A(?:[^{}]|\{[A-Za-z_][A-Za-z0-9_]*\})+\z", RegexOptions.CultureInvariant)]
    private static partial Regex ValidPattern();
}
