using System.Globalization;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Log;

/// <summary>
/// Table <c>markers</c>: one row per (UTC day, segment of a writer), there before the segment's blob is. So a segment can be without records, but
/// no record can be in a day that nobody looks at. A marker goes when its segment is sealed and rolled up to its end.
/// </summary>
internal sealed class SegmentMarkers(StorageClients clients)
{
    private const string DayFormat = "yyyyMMdd";

    private readonly CheckedTable table = clients.Checked(StorageTables.Markers);

    public Task MarkAsync(DateOnly utcDay, string segment, CancellationToken cancel) =>
        table.PutAsync(new TableEntity(Partition(utcDay), Row(segment)) { ["segment"] = segment }, cancel);

    public async Task<IReadOnlyList<DateOnly>> DaysAsync(CancellationToken cancel)
    {
        var days = new SortedSet<DateOnly>();
        await foreach (var marker in Rows(cancel, "PartitionKey", "RowKey")) days.Add(DayOf(marker));
        return [.. days];
    }

    public async Task<IReadOnlyList<SegmentMarker>> ListAsync(CancellationToken cancel)
    {
        var markers = new List<SegmentMarker>();
        await foreach (var marker in Rows(cancel))
            markers.Add(new SegmentMarker(DayOf(marker), marker.GetString("segment"), marker.Timestamp ?? DateTimeOffset.MinValue));
        return markers;
    }

    /// <summary>The segment's name is used once, so nobody marks it again.</summary>
    public Task DropAsync(SegmentMarker marker, CancellationToken cancel) =>
        table.TryDeleteAsync(Partition(marker.UtcDay), Row(marker.Segment), ETag.All, cancel);

    // Partitions that are no days hold other things.
    private AsyncPageable<TableEntity> Rows(CancellationToken cancel, params string[] select) =>
        table.Query($"PartitionKey ge {"0"} and PartitionKey lt {":"}", cancel, select: select);

    private static string Partition(DateOnly utcDay) => utcDay.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string Row(string segment) => StorageKey.Fit(StorageKey.Encode(segment));

    private static DateOnly DayOf(TableEntity marker) => DateOnly.ParseExact(marker.PartitionKey, DayFormat, CultureInfo.InvariantCulture);
}
