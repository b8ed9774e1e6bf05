namespace KpiFunctions.Core.Webhooks.Mapping;

/// <summary>Texts with holes: "refund:{id}".</summary>
internal static class Template
{
    public static bool IsOne(string text) => text.Contains('{');

    /// <summary>Plain text and holes in their order; a hole keeps its braces.</summary>
    /// <exception cref="FormatException">A brace is not closed.</exception>
    public static IEnumerable<string> Split(string template)
    {
        for (var start = 0; start < template.Length;)
        {
            var end = template[start] == '{' ? template.IndexOf('}', start) + 1 : template.IndexOf('{', start);
            if (end == 0) throw new FormatException($"A brace of '{template}' is not closed.");
            if (end < 0) end = template.Length;
            yield return template[start..end];
            start = end;
        }
    }
}
