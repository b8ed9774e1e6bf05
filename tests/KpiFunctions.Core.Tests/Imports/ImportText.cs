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

    public static async Task<List<ImportedRow>> ReadAsync(byte[] bytes)
    {
        var rows = new List<ImportedRow>();
        await foreach (var row in ImportReader.ReadAsync(new MemoryStream(bytes), Context)) rows.Add(row);
        return rows;
    }

    public static Task<Inspection> InspectAsync(string text) => InspectAsync(Encoding.UTF8.GetBytes(text));

    public static Task<Inspection> InspectAsync(byte[] bytes) => ImportReader.InspectAsync(new MemoryStream(bytes), CancellationToken.None);

    public static byte[] Sample(string name) => File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Imports", "Files", name));
}
