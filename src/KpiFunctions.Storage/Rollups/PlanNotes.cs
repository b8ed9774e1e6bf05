using Azure;
using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Rollups;

/// <inheritdoc cref="IPlanNotes"/>
/// <remarks>Table <c>markers</c>, partition "plan".</remarks>
internal sealed class PlanNotes(StorageClients clients) : IPlanNotes
{
    private const string Partition = "plan";
    private const string Basis = "basis";
    private const string Looked = "looked";

    private readonly CheckedTable table = clients.Checked(StorageTables.Markers);

    public async Task<PlanBasis> BasisAsync(CancellationToken cancel) =>
        await table.FindAsync(Partition, Basis, cancel) is { } row ? new PlanBasis(row.GetString(Basis), row.ETag.ToString()) : new PlanBasis(null, null);

    public Task SaveBasisAsync(string basis, PlanBasis read, CancellationToken cancel)
    {
        var row = new TableEntity(Partition, Basis) { [Basis] = basis };
        return read.Tag is null ? table.TryAddAsync(row, cancel) : table.TryReplaceAsync(row, new ETag(read.Tag), cancel);
    }

    public async Task<DateTimeOffset?> LookedAtAsync(CancellationToken cancel) => (await table.FindAsync(Partition, Looked, cancel))?.GetDateTimeOffset("at");

    public Task SaveLookedAtAsync(DateTimeOffset at, CancellationToken cancel) =>
        table.PutAsync(new TableEntity(Partition, Looked) { ["at"] = at.ToUniversalTime() }, cancel);
}
