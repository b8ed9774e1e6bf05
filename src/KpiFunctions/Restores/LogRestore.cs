using KpiFunctions.Storage.Log;

namespace KpiFunctions.Restores;

/// <summary>
/// Goes through the log day by day and makes again what tables said of it: the registry, the import ledger, the markers and the numbers of the days' runs.
/// What is there already stands, so that it may be run at any time and as often as one likes. Rows, claims and readings come with the rollups that follow.
/// </summary>
internal sealed class LogRestore(ISegmentRewriting log, DayRestore days, ImportCounts imports, TimeProvider clock)
{
    /// <summary>One answer leaves before a front end would give up waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<RestoreAnswer> RunAsync(DateOnly from, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var (read, declarations, lost, last) = (0, 0, 0, from);
        bool IsTimeUp() => clock.GetElapsedTime(began) > Patience;
        await foreach (var utcDay in log.UtcDaysAsync(from, cancel))
        {
            if (read > 0 && IsTimeUp()) return new RestoreAnswer(read, declarations, lost, IsoDay.Text(utcDay));
            var found = await days.RunAsync(utcDay, cancel);
            (read, declarations, lost, last) = (read + 1, declarations + found.Declarations, lost + found.Imports, utcDay);
        }
        // The last day once more is soon read; then the counting goes on.
        return new RestoreAnswer(read, declarations, lost, await imports.RunAsync(IsTimeUp, cancel) ? null : IsoDay.Text(last));
    }
}
