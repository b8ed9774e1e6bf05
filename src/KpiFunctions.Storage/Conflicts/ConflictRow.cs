using System.Globalization;
using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Core.Rollups.Settlement;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Conflicts;

/// <summary>A <see cref="Conflict"/> as an entity: partition "conflicts", row the day, counted backwards so that the latest comes first, and the id.</summary>
internal static class ConflictRow
{
    public const string Partition = "conflicts";

    private const int Far = 99_999_999;

    /// <summary>The rows of a day begin with it.</summary>
    public static string DayPrefix(DateOnly day) =>
        (Far - ((day.Year * 10_000) + (day.Month * 100) + day.Day)).ToString("D8", CultureInfo.InvariantCulture) + "-";

    public static string Row(Conflict conflict) => DayPrefix(conflict.Day) + conflict.Id;

    public static TableEntity From(Conflict conflict)
    {
        var row = new TableEntity(Partition, Row(conflict)) { ["id"] = conflict.Id, ["open"] = conflict.Taken is null };
        LongText.Put(row, "conflict", TextOf(conflict));
        return row;
    }

    public static Conflict To(TableEntity row) =>
        JsonSerializer.Deserialize(LongText.Get(row, "conflict") ?? throw new InvalidDataException($"The conflict {row.RowKey} is empty."), StorageJson.Default.Conflict)!;

    public static bool Says(TableEntity row, Conflict conflict) => LongText.Get(row, "conflict") == TextOf(conflict);

    private static string TextOf(Conflict conflict) => JsonSerializer.Serialize(conflict, StorageJson.Default.Conflict);
}
