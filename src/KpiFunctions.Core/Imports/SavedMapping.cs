namespace KpiFunctions.Core.Imports;

/// <summary>How files of one shape are read, as somebody confirmed it (registry kind <c>mappings</c>).</summary>
/// <param name="Fields">The entry's fields.</param>
public sealed record SavedMapping(string Name, IReadOnlyDictionary<string, string> Fields)
{
    internal Dialect ToDialect(bool isForced) => throw new NotImplementedException(isForced ? Name : "");
}
