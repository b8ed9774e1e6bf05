using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Kpis;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>A table that is wrong: it adds a run's rows to what is stored instead of replacing it.</summary>
internal sealed class AddingTable(IKpiTable table) : IKpiTable
{
    public async Task<RowChanges> ReplaceDayAsync(DateOnly day, long run, IReadOnlyList<KpiRow> rows, CancellationToken cancel, KeepFormerRows? keep = null)
    {
        foreach (var row in rows)
            await foreach (var stored in SeriesAsync(row.Scope, day, day, cancel))
                row.Measures.AddMembers(stored.Measures);
        return await table.ReplaceDayAsync(day, run, rows, cancel, keep);
    }

    public IAsyncEnumerable<KpiRow> SeriesAsync(Scope scope, DateOnly from, DateOnly to, CancellationToken cancel) => table.SeriesAsync(scope, from, to, cancel);

    public IAsyncEnumerable<KpiRow> MembersAsync(IReadOnlyList<Dimension> dimensions, DateOnly day, CancellationToken cancel) => table.MembersAsync(dimensions, day, cancel);
}
