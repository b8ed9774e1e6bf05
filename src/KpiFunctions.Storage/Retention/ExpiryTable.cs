using Azure.Data.Tables;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Tables;
using ETag = Azure.ETag;

namespace KpiFunctions.Storage.Retention;

/// <inheritdoc cref="IExpiryTable"/>
internal sealed class ExpiryTable(StorageClients clients) : IExpiryTable
{
    private const string Partition = "expiries";

    private readonly CheckedTable table = clients.Checked(StorageTables.Expiries);

    public async Task<ExpiryEntry?> FindAsync(string id, CancellationToken cancel) => await table.FindAsync(Partition, id, cancel) is { } row ? To(row) : null;

    public async Task<Page<ExpiryEntry>> ListAsync(string? continuation, int size, CancellationToken cancel)
    {
        FormattableString rows = $"PartitionKey eq {Partition} and RowKey gt {continuation ?? ""}";
        return (await TablePages.TakeAsync(table.Query(rows, cancel, TablePages.PerPage(size)), size)).Select(To);
    }

    public async Task<ExpiryEntry?> TrySaveAsync(ExpiryEntry entry, CancellationToken cancel)
    {
        var row = From(entry);
        var tag = entry.Tag is null ? await table.TryAddAsync(row, cancel) : await table.TryReplaceAsync(row, new ETag(entry.Tag), cancel);
        return tag is { } now ? entry with { Tag = now.ToString() } : null;
    }

    private static TableEntity From(ExpiryEntry entry) => new(Partition, entry.Id)
    {
        ["at"] = entry.At?.ToUniversalTime(),
        ["segments"] = entry.Segments,
        ["texts"] = entry.Texts,
        ["clicks"] = entry.Clicks,
        ["rejects"] = entry.Rejects,
        ["quarantined"] = entry.Quarantined,
        ["imports"] = entry.Imports,
        ["seen"] = entry.Seen,
        ["chance"] = entry.Chance,
    };

    private static ExpiryEntry To(TableEntity row) => new(row.RowKey)
    {
        At = row.GetDateTimeOffset("at"),
        Segments = row.GetInt64("segments") ?? 0,
        Texts = row.GetInt64("texts") ?? 0,
        Clicks = row.GetInt64("clicks") ?? 0,
        Rejects = row.GetInt64("rejects") ?? 0,
        Quarantined = row.GetInt64("quarantined") ?? 0,
        Imports = row.GetInt64("imports") ?? 0,
        Seen = row.GetString("seen"),
        Chance = row.GetString("chance"),
        Tag = row.ETag.ToString(),
    };
}
