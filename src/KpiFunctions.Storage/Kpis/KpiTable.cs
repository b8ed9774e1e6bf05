using System.Runtime.CompilerServices;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Kpis;

/// <inheritdoc cref="IKpiTable"/>
/// <param name="kpis">The KPI columns of a row: those that have a value, by name.</param>
internal sealed class KpiTable(StorageClients clients, KpiColumns kpis) : IKpiTable
{
    private const int MaxPasses = 8;

    private readonly CheckedTable table = clients.Checked(StorageTables.Kpis);

    public async Task<RowChanges> ReplaceDayAsync(DateOnly day, long run, IReadOnlyList<KpiRow> rows, CancellationToken cancel, KeepFormerRows? keep = null)
    {
        var produced = rows.ToDictionary(row => row.Scope.ToString(), row => KpiCopies.Of(row, KpiEntity.From(row, run, kpis(row))), StringComparer.Ordinal);
        var written = new HashSet<string>(StringComparer.Ordinal);
        var deleted = new HashSet<string>(StringComparer.Ordinal);
        for (var passes = 1; ; passes++)
        {
            var pass = new KpiDay(table, day, run, produced);
            var done = await pass.TryReplaceAsync(keep, cancel);
            written.UnionWith(pass.Written);
            deleted.UnionWith(pass.Deleted);
            if (done) return new RowChanges(written.Count, deleted.Count, produced.Keys.Count(scope => !written.Contains(scope)));
            if (passes == MaxPasses) throw new IOException($"The rows of {KpiKeys.Row(day)} are written by others all the time.");
        }
    }

    public async IAsyncEnumerable<KpiRow> SeriesAsync(Scope scope, DateOnly from, DateOnly to, [EnumeratorCancellation] CancellationToken cancel)
    {
        FormattableString filter = $"PartitionKey eq {KpiKeys.ByMember(scope.ToString())} and RowKey ge {KpiKeys.Row(from)} and RowKey le {KpiKeys.Row(to)}";
        await foreach (var entity in table.Query(filter, cancel)) yield return KpiEntity.To(entity);
    }

    public async IAsyncEnumerable<KpiRow> MembersAsync(IReadOnlyList<Dimension> dimensions, DateOnly day, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var entity in table.Query($"PartitionKey eq {KpiKeys.ByDay(day, dimensions.Order())}", cancel)) yield return KpiEntity.To(entity);
    }
}
