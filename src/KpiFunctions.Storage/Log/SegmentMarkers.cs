using System.Globalization;
using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Log;

/// <summary>
/// Table <c>markers</c>: one row per (UTC day, segment), there before the segment's blob is. So a segment can be without records, but
/// no record can be in a day that nobody looks at.
/// </summary>
internal sealed class SegmentMarkers(StorageClients clients)
{
    private const string DayFormat = "yyyyMMdd";

    private readonly CheckedTable table = clients.Checked(StorageTables.Markers);

    public Task MarkAsync(DateOnly utcDay, string segment, CancellationToken cancel) =>
        table.PutAsync(new TableEntity(utcDay.ToString(DayFormat, CultureInfo.InvariantCulture), StorageKey.Fit(StorageKey.Encode(segment))) { ["segment"] = segment }, cancel);

    public async Task<IReadOnlyList<DateOnly>> DaysAsync(CancellationToken cancel)
    {
        var days = new SortedSet<DateOnly>();
        await foreach (var marker in table.Query($"PartitionKey ge '0'", cancel, select: ["PartitionKey", "RowKey"]))
            days.Add(DateOnly.ParseExact(marker.PartitionKey, DayFormat, CultureInfo.InvariantCulture));
        return [.. days];
    }
}
