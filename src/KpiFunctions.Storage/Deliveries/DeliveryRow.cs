using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Storage.Deliveries;

/// <summary>A <see cref="DeliveryNote"/> as an entity: partition the source, row the time counted backwards, so that the latest comes first.</summary>
internal static class DeliveryRow
{
    public static string Partition(string source, bool isProved) => $"{StorageKey.Encode(source)},{(isProved ? "proved" : "refused")}";

    public static bool IsProved(DeliveryNote note) => note.Outcome != DeliveryNote.Unauthorized;

    /// <param name="unique">Tells notes of one millisecond apart.</param>
    public static TableEntity From(DeliveryNote note, string unique)
    {
        var row = (long.MaxValue - note.At.ToUnixTimeMilliseconds()).ToString("D19", CultureInfo.InvariantCulture) + "-" + unique;
        return new TableEntity(Partition(note.Source, IsProved(note)), row)
        {
            ["source"] = note.Source,
            ["note"] = JsonSerializer.Serialize(note, StorageJson.Default.DeliveryNote),
        };
    }

    public static DeliveryNote To(TableEntity row) => JsonSerializer.Deserialize(row.GetString("note"), StorageJson.Default.DeliveryNote)!;
}
