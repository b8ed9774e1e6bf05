using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Alerts;

/// <inheritdoc cref="IAlertTable"/>
internal sealed class AlertTable(StorageClients clients) : IAlertTable
{
    private readonly CheckedTable table = clients.Checked(StorageTables.Alerts);

    // A try of ours whose reply was lost has told it: the next look finds it told, and its deliveries on their way.
    public Task<bool> TellAsync(ToldAlert alert, IReadOnlyList<DueDelivery> targets, CancellationToken cancel)
    {
        var rows = new[] { AlertRow.ToldFrom(alert), AlertRow.FeedFrom(alert) }.Concat(targets.Select(AlertRow.DueFrom));
        return table.TrySubmitAsync([.. rows.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row))], cancel);
    }

    public async Task<Registry.Page<ToldAlert>> ListAsync(string? continuation, int size, CancellationToken cancel)
    {
        var (after, end) = (continuation ?? AlertRow.Feed, AlertRow.Feed + "~");
        var rows = table.Query($"PartitionKey eq {AlertRow.Partition} and RowKey gt {after} and RowKey lt {end}", cancel, TablePages.PerPage(size));
        return (await TablePages.TakeAsync(rows, size)).Select(AlertRow.FeedTo);
    }

    public async IAsyncEnumerable<DueDelivery> DueAsync(DateTimeOffset now, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (from, to) = (AlertRow.Due, AlertRow.Due + "~");
        await foreach (var row in table.Query($"PartitionKey eq {AlertRow.Partition} and RowKey ge {from} and RowKey lt {to} and nextAt le {now.ToUniversalTime()}", cancel))
            yield return AlertRow.DueTo(row);
    }

    public async Task<DueDelivery?> TryTakeAsync(DueDelivery delivery, CancellationToken cancel) =>
        await table.TryReplaceAsync(AlertRow.DueFrom(delivery), new ETag(delivery.Tag!), cancel) is { } tag ? delivery with { Tag = tag.ToString() } : null;

    public Task DropAsync(DueDelivery delivery, CancellationToken cancel) =>
        table.TryDeleteAsync(AlertRow.Partition, AlertRow.DueRow(delivery.Target, delivery.Alert.Id), ETag.All, cancel);

    public async Task<IReadOnlyList<TargetHealth>> TargetsAsync(CancellationToken cancel) =>
        await table.Query($"PartitionKey eq {AlertRow.Targets}", cancel).Select(AlertRow.TargetTo).ToListAsync(cancel);

    public Task SaveTargetAsync(TargetHealth target, CancellationToken cancel) => table.PutAsync(AlertRow.TargetFrom(target), cancel);
}
