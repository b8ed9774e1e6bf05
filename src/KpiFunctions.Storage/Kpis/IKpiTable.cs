using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Kpis;

/// <summary>Table <c>kpis</c> in its two layouts: by member (a series is one range read) and by day (a leaderboard is one range read).</summary>
public interface IKpiTable
{
    /// <summary>
    /// Makes the day's rows exactly these in both layouts: compares each stored copy, replaces what differs, deletes what is no longer
    /// produced. A stored row of a newer run is left alone.
    /// </summary>
    /// <param name="keep">Is given the rows whose values will change, and those that will be deleted, before any is written; null to let them go.</param>
    Task<RowChanges> ReplaceDayAsync(DateOnly day, long run, IReadOnlyList<KpiRow> rows, CancellationToken cancel, KeepFormerRows? keep = null);

    /// <summary>The scope's rows from <paramref name="from"/> to <paramref name="to"/>, both included, in day order; days without a row are absent.</summary>
    IAsyncEnumerable<KpiRow> SeriesAsync(Scope scope, DateOnly from, DateOnly to, CancellationToken cancel);

    /// <summary>Every row of the day with exactly these dimensions, in member order.</summary>
    IAsyncEnumerable<KpiRow> MembersAsync(IReadOnlyList<Dimension> dimensions, DateOnly day, CancellationToken cancel);
}

/// <summary>Counted once per row, not once per copy.</summary>
public readonly record struct RowChanges(int Written, int Deleted, int Unchanged);
