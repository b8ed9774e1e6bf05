using System.Globalization;
using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Arrivals;

/// <inheritdoc cref="IArrivalTable"/>
internal sealed class ArrivalTable(StorageClients clients, StorageWriter writer) : IArrivalTable
{
    private const string Conversions = "conversions";
    private const string Bare = "bare";

    private readonly CheckedTable table = clients.Checked(StorageTables.Arrivals);

    public Task SaveAsync(DateOnly day, Arrivals count, CancellationToken cancel) =>
        table.PutAsync(new TableEntity(Partition(day), writer.Name) { [Conversions] = count.Conversions, [Bare] = count.Bare }, cancel);

    public async Task<Arrivals> SumAsync(DateOnly from, DateOnly to, CancellationToken cancel)
    {
        var (first, last, sum) = (Partition(from), Partition(to), default(Arrivals));
        await foreach (var row in table.Query($"PartitionKey ge {first} and PartitionKey le {last}", cancel))
            sum += new Arrivals(row.GetInt64(Conversions) ?? 0, row.GetInt64(Bare) ?? 0);
        return sum;
    }

    private static string Partition(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
