namespace KpiFunctions.Core.Registry;

/// <summary>Several words in one field, separated by commas, each in lower case and without the sign of a hashtag.</summary>
public static class TagList
{
    public static IEnumerable<string> Of(string? text) =>
        (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(tag => tag.TrimStart('#').ToLowerInvariant()).Where(tag => tag.Length > 0);
}
