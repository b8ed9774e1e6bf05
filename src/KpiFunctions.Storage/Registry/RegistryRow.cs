using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Registry;

/// <summary>
/// A registry entry as an entity: partition the kind, row the id. A deleted entry stays as a tombstone, so that an older declaration
/// that arrives late cannot bring it back.
/// </summary>
internal static class RegistryRow
{
    public static string Partition(string kind) => StorageKey.Fit(StorageKey.Encode(kind));

    /// <summary>Customers type discount codes as they like, so these are found without case.</summary>
    public static string Row(string kind, string id) =>
        StorageKey.Fit(StorageKey.Encode(kind == RegistryKind.Coupons.Name ? id.ToUpperInvariant() : id));

    public static TableEntity From(LogRecord declaration, Statement states)
    {
        var row = new TableEntity(Partition(states.Kind), Row(states.Kind, states.Target))
        {
            ["kind"] = states.Kind,
            ["id"] = states.Target,
            ["deleted"] = states.Deleted,
            ["receivedAt"] = Milliseconds(declaration.ReceivedAt),
            ["declaration"] = declaration.Id,
        };
        LongText.Put(row, "fields", JsonSerializer.Serialize(states.Fields, StorageJson.Default.IReadOnlyDictionaryStringString));
        return row;
    }

    public static RegistryEntry To(TableEntity row) => new(
        row.GetString("kind"),
        row.GetString("id"),
        JsonSerializer.Deserialize(LongText.Get(row, "fields")!, StorageJson.Default.IReadOnlyDictionaryStringString)!);

    public static bool IsTombstone(TableEntity row) => row.GetBoolean("deleted") ?? false;

    /// <summary>Whether the declaration comes after what the row obeys. The one that the row obeys does not come after itself.</summary>
    public static bool IsOlderThan(TableEntity row, LogRecord declaration)
    {
        var order = (row.GetDateTimeOffset("receivedAt") ?? DateTimeOffset.MinValue).CompareTo(Milliseconds(declaration.ReceivedAt));
        return order < 0 || (order == 0 && string.CompareOrdinal(row.GetString("declaration"), declaration.Id) < 0);
    }

    // As the log's lines keep it: a registry that is rebuilt from the log must decide the same.
    private static DateTimeOffset Milliseconds(DateTimeOffset time) => DateTimeOffset.FromUnixTimeMilliseconds(time.ToUnixTimeMilliseconds());
}
