using KpiFunctions.Core.Records;

namespace KpiFunctions.Core.Imports.Preview;

/// <summary>A mapping to start from: the template that knows the most of a header's columns.</summary>
internal static class MappingGuess
{
    /// <param name="template">The only one to use; null: any.</param>
    /// <returns>The fields of a registry entry of kind <c>mappings</c>.</returns>
    public static IReadOnlyDictionary<string, string> For(HeaderRow header, string? template)
    {
        var (best, columns) = MappingTemplates.All.Where(each => template is null || each.Name == template)
            .Select(each => (each, columns: each.Match(header)))
            .MaxBy(pair => pair.columns.Count);
        var mapping = new Dictionary<string, string>(StringComparer.Ordinal) { ["fingerprint"] = header.Fingerprint, ["type"] = best.Type.WireName() };
        foreach (var (field, column) in columns) mapping[SavedMapping.FieldPrefix + field] = column;
        return mapping;
    }
}
