using System.Globalization;
using Azure;
using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Rollups;

/// <inheritdoc cref="IDayMarks"/>
/// <remarks>Table <c>markers</c>, partition "day", row yyyyMMdd.</remarks>
internal sealed class DayMarks(StorageClients clients) : IDayMarks
{
    private const string Partition = "day";
    private const string DayFormat = "yyyyMMdd";

    private readonly CheckedTable table = clients.Checked(StorageTables.Markers);

    public async Task MarkAsync(IReadOnlyCollection<DateOnly> days, CancellationToken cancel)
    {
        var puts = days.Distinct().Select(day => new TableTransactionAction(TableTransactionActionType.UpsertReplace, new TableEntity(Partition, Row(day))));
        foreach (var batch in TableBatches.Of(puts))
        {
            if (batch.Count == 1) await table.PutAsync((TableEntity)batch[0].Entity, cancel);
            else if (!await table.TrySubmitAsync(batch, cancel)) throw new InvalidDataException("Storage refused marks that have no condition.");
        }
    }

    public async Task<IReadOnlyList<DayMark>> ListAsync(CancellationToken cancel)
    {
        var marks = new List<DayMark>();
        await foreach (var row in table.Query($"PartitionKey eq {Partition}", cancel))
            marks.Add(new DayMark(DateOnly.ParseExact(row.RowKey, DayFormat, CultureInfo.InvariantCulture), row.Timestamp ?? DateTimeOffset.MinValue, row.ETag.ToString()));
        return marks;
    }

    public Task DropAsync(DayMark mark, CancellationToken cancel) => table.TryDeleteAsync(Partition, Row(mark.Day), new ETag(mark.Tag), cancel);

    private static string Row(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}
