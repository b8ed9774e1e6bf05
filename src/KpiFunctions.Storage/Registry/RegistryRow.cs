using System.Text.Json;
using Azure.Data.Tables;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Registry;

/// <summary>A registry entry as an entity: partition the kind, row the id. An entry that is not there (any more) may stay as a tombstone.</summary>
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
            ["receivedAt"] = DeclarationRow.Milliseconds(declaration.ReceivedAt),
            ["declaration"] = declaration.Id,
        };
        LongText.Put(row, "fields", JsonSerializer.Serialize(states.Fields, StorageJson.Default.IReadOnlyDictionaryStringString));
        return row;
    }

    /// <summary>No declaration of the entry counts.</summary>
    public static TableEntity Tombstone(EntryKey entry) => new(entry.Partition, entry.Row) { ["deleted"] = true };

    public static RegistryEntry To(TableEntity row) => new(
        row.GetString("kind"),
        row.GetString("id"),
        JsonSerializer.Deserialize(LongText.Get(row, "fields")!, StorageJson.Default.IReadOnlyDictionaryStringString)!);

    public static bool IsTombstone(TableEntity row) => row.GetBoolean("deleted") ?? false;
}
