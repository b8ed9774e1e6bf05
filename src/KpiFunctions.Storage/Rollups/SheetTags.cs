namespace KpiFunctions.Storage.Rollups;

/// <summary>The sheets of a merged run by name, as text: "deals=01ab…,remarks=23cd…", in ordinal order, so that equal sheets have equal texts.</summary>
public static class SheetTags
{
    /// <returns>Null for none.</returns>
    public static string? Text(IEnumerable<(string Name, string Tag)> sheets) =>
        string.Join(',', sheets.OrderBy(sheet => sheet.Name, StringComparer.Ordinal).Select(sheet => $"{sheet.Name}={sheet.Tag}")) is { Length: > 0 } text ? text : null;

    /// <returns>Null when there is no such sheet.</returns>
    public static string? Find(string? text, string name) =>
        (text ?? "").Split(',').Select(sheet => sheet.Split('=')).FirstOrDefault(sheet => sheet[0] == name)?[1];
}
