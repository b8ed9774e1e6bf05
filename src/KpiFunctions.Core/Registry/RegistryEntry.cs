namespace KpiFunctions.Core.Registry;

/// <summary>One entry as the registry holds it.</summary>
public sealed record RegistryEntry(string Kind, string Id, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The field's text, null when absent or empty.</summary>
    public string? this[string field] => Fields.TryGetValue(field, out var value) && value.Length > 0 ? value : null;
}
