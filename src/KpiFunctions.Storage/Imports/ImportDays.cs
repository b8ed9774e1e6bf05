using System.Globalization;
using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Imports;

/// <summary>
/// The marker of an import's segments: one row per (import, UTC day), there before the first of its blobs and kept as long as the import, which may be
/// taken back in years. Table <c>imports</c>, partition "days-{import}".
/// </summary>
internal sealed class ImportDays(StorageClients clients)
{
    private const string DayFormat = "yyyyMMdd";

    private readonly CheckedTable table = clients.Checked(StorageTables.Imports);

    public Task AddAsync(string import, DateOnly utcDay, CancellationToken cancel) =>
        table.PutAsync(new TableEntity(Partition(import), utcDay.ToString(DayFormat, CultureInfo.InvariantCulture)), cancel);

    public async Task<IReadOnlyList<DateOnly>> OfAsync(string import, CancellationToken cancel)
    {
        var days = new List<DateOnly>();
        await foreach (var row in table.Query($"PartitionKey eq {Partition(import)}", cancel, select: ["PartitionKey", "RowKey"]))
            days.Add(DateOnly.ParseExact(row.RowKey, DayFormat, CultureInfo.InvariantCulture));
        return days;
    }

    private static string Partition(string import) => StorageKey.Fit("days-" + StorageKey.Encode(import));
}
