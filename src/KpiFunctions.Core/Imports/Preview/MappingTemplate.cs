using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Preview;

/// <summary>
/// What is known of an export that nobody could show us: names that its fields have elsewhere (the tool's API, import templates, screens). A person confirms or
/// corrects the columns once, in the preview, and saves them as a mapping.
/// </summary>
/// <param name="Fields">Our field to the names that its column may have, the likeliest first.</param>
internal sealed record MappingTemplate(string Name, RecordType Type, IReadOnlyList<(string Field, string[] Names)> Fields)
{
    /// <returns>Our field to the file's column, for every field that the header has a name of; a column stands for one field only.</returns>
    public Dictionary<string, string> Match(HeaderRow header)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (field, names) in Fields)
            if (header.Names.FirstOrDefault(column => !taken.Contains(column) && names.Any(name => Same(name, column))) is { Length: > 0 } match && taken.Add(match))
                found[field] = match;
        return found;
    }

    // "post_url" is "Post URL"; "Likes (total)" is not "Likes".
    private static bool Same(string name, string column) => Plain(name) == Plain(column);

    private static string Plain(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
