using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Storage.History;

/// <summary>Table <c>history</c>: the values that rows of final days had before a merge replaced them.</summary>
public interface IHistoryTable
{
    /// <summary>
    /// Keeps the rows, each version of a row once: repeating the call changes nothing, and a later run that replaces the same version (because the
    /// earlier one never came to it) takes the note over.
    /// </summary>
    Task KeepAsync(IReadOnlyList<FormerRow> rows, Replacement by, CancellationToken cancel);

    /// <summary>
    /// The scope's former rows from <paramref name="from"/> to <paramref name="to"/>, both included, by day and within a day the oldest first; the
    /// continuation is opaque. A page may be short: what was noted and then not replaced is left out.
    /// </summary>
    /// <exception cref="FormatException">The continuation did not come from an earlier page.</exception>
    Task<Page<HistoryEntry>> ListAsync(Scope scope, DateOnly from, DateOnly to, string? continuation, int size, CancellationToken cancel);
}

/// <summary>What replaced a row.</summary>
/// <param name="State">The state of the day until then: "final" or "restated".</param>
/// <param name="Reasons">Why the run was made, as wire names.</param>
public sealed record Replacement(long Run, DateTimeOffset At, string State, IReadOnlyList<string> Reasons);

/// <param name="Current">The row that stands there now; null when the day has no such row any more.</param>
public sealed record HistoryEntry(FormerRow Former, Replacement By, KpiRow? Current);
