using Azure;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Rollups;

/// <inheritdoc cref="IDayTable"/>
internal sealed class DayTable(StorageClients clients, StorageWriter writer) : IDayTable
{
    // Names the write, so that a write whose reply was lost is known again for ours.
    private const string Write = "write";

    private readonly CheckedTable table = clients.Checked(StorageTables.Days);
    private readonly DayMarks marks = new(clients);

    public async Task<DayEntry?> FindAsync(DateOnly day, CancellationToken cancel) =>
        await table.FindAsync(DayRow.Partition, DayRow.Row(day), cancel) is { } row ? DayRow.To(row) : null;

    public async Task<IReadOnlyList<DayEntry>> ListAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var days = new List<DayEntry>();
        await foreach (var row in table.Query($"PartitionKey eq {DayRow.Partition} and RowKey ge {DayRow.Row(from)} and RowKey le {DayRow.Row(to)}", cancel))
            days.Add(DayRow.To(row));
        return days;
    }

    // The mark comes first: an unsettled entry without one would be looked at by nobody, while a mark too many goes with the next look. That look
    // cannot take the mark away from a write that is still to come: whoever drops it writes the entry before, and this write is then refused.
    public async Task<DayEntry?> TrySaveAsync(DayEntry entry, CancellationToken cancel)
    {
        if (entry.IsUnsettled) await marks.MarkAsync([entry.Day], cancel);
        return await TryWriteAsync(entry, cancel);
    }

    private async Task<DayEntry?> TryWriteAsync(DayEntry entry, CancellationToken cancel)
    {
        var row = DayRow.From(entry);
        var write = writer.Next();
        row[Write] = write;
        var tag = entry.Tag is null ? await table.TryAddAsync(row, cancel) : await table.TryReplaceAsync(row, new ETag(entry.Tag), cancel);
        if (tag is { } written) return entry with { Tag = written.ToString() };
        // Refused may mean that a try of this very call came before: what is stored says whose write it was, and under which tag.
        var stored = await table.FindAsync(row.PartitionKey, row.RowKey, cancel);
        return stored?.GetString(Write) == write ? entry with { Tag = stored.ETag.ToString() } : null;
    }
}
