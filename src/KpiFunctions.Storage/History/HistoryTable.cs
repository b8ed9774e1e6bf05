using Azure.Data.Tables;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.History;

/// <inheritdoc cref="IHistoryTable"/>
internal sealed class HistoryTable(StorageClients clients) : IHistoryTable
{
    private const int InFlight = 16;

    private readonly CheckedTable table = clients.Checked(StorageTables.History);
    private readonly CheckedTable kpis = clients.Checked(StorageTables.Kpis);

    public Task KeepAsync(IReadOnlyList<FormerRow> rows, Replacement by, CancellationToken cancel)
    {
        var options = new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel };
        return Parallel.ForEachAsync(rows, options, async (row, token) => await KeepAsync(HistoryRow.From(row, by), by.Run, token));
    }

    public async Task<Page<HistoryEntry>> ListAsync(Scope scope, DateOnly from, DateOnly to, string? continuation, int size, CancellationToken cancel)
    {
        if (continuation is not null && !HistoryRow.IsRow(continuation)) throw new FormatException("The continuation did not come from an earlier page.");
        var partition = KpiKeys.ByMember(scope.ToString());
        var after = string.CompareOrdinal(continuation, HistoryRow.First(from)) > 0 ? continuation! : HistoryRow.First(from);
        FormattableString rows = $"PartitionKey eq {partition} and RowKey gt {after} and RowKey lt {HistoryRow.End(to)}";
        var page = await TablePages.TakeAsync(table.Query(rows, cancel, TablePages.PerPage(size)), size);
        var current = await CurrentAsync(partition, page.Items, cancel);
        return new Page<HistoryEntry>([.. page.Items.Select(row => EntryOf(row, current)).OfType<HistoryEntry>()], page.Continuation);
    }

    private async Task KeepAsync(TableEntity row, long run, CancellationToken cancel)
    {
        while (await table.TryAddAsync(row, cancel) is null)
        {
            var kept = await table.FindAsync(row.PartitionKey, row.RowKey, cancel);
            if (kept is null) continue;
            // A run that noted the row and died before it replaced it did not replace it: the one that comes to it does.
            if (HistoryRow.RunOf(kept) >= run || await table.TryReplaceAsync(row, kept.ETag, cancel) is not null) return;
        }
    }

    private async Task<Dictionary<DateOnly, FormerRow>> CurrentAsync(string partition, IReadOnlyList<TableEntity> page, CancellationToken cancel)
    {
        var current = new Dictionary<DateOnly, FormerRow>();
        if (page.Count == 0) return current;
        var (first, last) = (KpiKeys.Row(HistoryRow.Former(page[0]).Row.Day), KpiKeys.Row(HistoryRow.Former(page[^1]).Row.Day));
        await foreach (var row in kpis.Query($"PartitionKey eq {partition} and RowKey ge {first} and RowKey le {last}", cancel))
            if (KpiEntity.Former(row) is var stands)
                current[stands.Row.Day] = stands;
        return current;
    }

    // Null when the version that was noted is the one that still stands: the run that was to replace it has not come to it, or never will.
    private static HistoryEntry? EntryOf(TableEntity row, Dictionary<DateOnly, FormerRow> current)
    {
        var former = HistoryRow.Former(row);
        var stands = current.GetValueOrDefault(former.Row.Day);
        return stands is not null && HistoryRow.Row(stands) == row.RowKey ? null : new HistoryEntry(former, HistoryRow.Replacement(row), stands?.Row);
    }
}
