using Azure;
using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Deliveries;

/// <inheritdoc cref="IDeliveryTable"/>
internal sealed class DeliveryTable(StorageClients clients, StorageWriter writer) : IDeliveryTable
{
    /// <summary>Of one source.</summary>
    public const int MostProved = 50;
    public const int MostRefused = 10;

    private readonly CheckedTable table = clients.Checked(StorageTables.Deliveries);

    public async Task AddAsync(string source, IReadOnlyList<DeliveryNote> notes, CancellationToken cancel)
    {
        foreach (var isProved in new[] { true, false })
        {
            var most = isProved ? MostProved : MostRefused;
            var added = notes.Where(note => DeliveryRow.IsProved(note) == isProved).OrderByDescending(note => note.At).Take(most)
                .Select(note => new TableTransactionAction(TableTransactionActionType.UpsertReplace, DeliveryRow.From(note, writer.Next()))).ToList();
            if (added.Count == 0) continue;
            foreach (var batch in TableBatches.Of(added)) await table.TrySubmitAsync(batch, cancel);
            await TrimAsync(DeliveryRow.Partition(source, isProved), most, cancel);
        }
    }

    public async Task<IReadOnlyList<DeliveryNote>> ListAsync(string source, CancellationToken cancel)
    {
        var notes = new List<DeliveryNote>();
        foreach (var isProved in new[] { true, false })
        {
            FormattableString ofSource = $"PartitionKey eq {DeliveryRow.Partition(source, isProved)}";
            var page = await TablePages.TakeAsync(table.Query(ofSource, cancel), isProved ? MostProved : MostRefused);
            notes.AddRange(page.Items.Select(DeliveryRow.To));
        }
        return [.. notes.OrderByDescending(note => note.At)];
    }

    public async Task<IReadOnlyList<DeliveryNote>> ListAllAsync(CancellationToken cancel)
    {
        var notes = new List<DeliveryNote>();
        await foreach (var row in table.Query($"PartitionKey gt {""}", cancel)) notes.Add(DeliveryRow.To(row));
        return notes;
    }

    // Another instance may do the same just now: then one of the two deletes nothing, and a later call does.
    private async Task TrimAsync(string partition, int most, CancellationToken cancel)
    {
        var (seen, surplus) = (0, new List<TableTransactionAction>());
        await foreach (var row in table.Query($"PartitionKey eq {partition}", cancel, null, "PartitionKey", "RowKey"))
            if (++seen > most)
                surplus.Add(new TableTransactionAction(TableTransactionActionType.Delete, new TableEntity(partition, row.RowKey), ETag.All));
        foreach (var batch in TableBatches.Of(surplus)) await table.TrySubmitAsync(batch, cancel);
    }
}
