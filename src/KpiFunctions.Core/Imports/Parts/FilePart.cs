namespace KpiFunctions.Core.Imports.Parts;

/// <summary>One table file: the upload itself, a file in an archive, or a sheet of a workbook.</summary>
/// <param name="Name">Null for the upload itself.</param>
internal sealed record FilePart(string? Name, Stream Content);
