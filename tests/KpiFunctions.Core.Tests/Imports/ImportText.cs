using System.Text;
using KpiFunctions.Core.Imports;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>One upload of a text, and everything that its import says.</summary>
internal static class ImportText
{
    public static readonly DateTimeOffset Uploaded = new(2026, 3, 10, 8, 0, 0, TimeSpan.Zero);

    public static readonly ImportContext Context = new()
    {
        Import = "import-1",
        Blob = "march/export.csv",
        Version = Uploaded.ToUnixTimeMilliseconds(),
        ReceivedAt = Uploaded,
        ExportedAt = new DateTimeOffset(2026, 3, 9, 18, 30, 0, TimeSpan.Zero),
        HashPerson = person => $"hash({person.Length})",
    };

    public static Task<List<ImportedRow>> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    public static Task<List<ImportedRow>> ReadAsync(string text, FileHints hints) => ReadAsync(Encoding.UTF8.GetBytes(text), hints);

    /// <summary>As the import does it: looked through first, then read by what was found.</summary>
    public static async Task<List<ImportedRow>> ReadAsync(byte[] bytes, FileHints? hints = null)
    {
        var file = new ImportFile(new MemoryStream(bytes)) { Hints = hints ?? FileHints.None };
        var inspection = await ImportReader.InspectAsync(file, CancellationToken.None);
        var rows = new List<ImportedRow>();
        await foreach (var row in ImportReader.ReadAsync(file with { Content = new MemoryStream(bytes) }, Context with { Hints = file.Hints }, inspection)) rows.Add(row);
        return rows;
    }

    public static Task<Inspection> InspectAsync(string text) => InspectAsync(Encoding.UTF8.GetBytes(text));

    public static Task<Inspection> InspectAsync(byte[] bytes, FileHints? hints = null) =>
        ImportReader.InspectAsync(new ImportFile(new MemoryStream(bytes)) { Hints = hints ?? FileHints.None }, CancellationToken.None);

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Imports", "Files", name));
}
