using KpiFunctions.Storage.Log;

namespace KpiFunctions.Restores;

/// <summary>
/// Goes through the log day by day and makes again what tables said of it: the registry, the import ledger, the markers and the numbers of the days' runs.
/// What is there already stands, so that it may be run at any time and as often as one likes. Rows, claims and readings come with the rollups that follow.
/// </summary>
internal sealed class LogRestore(ISegmentRewriting log, DayRestore days, TimeProvider clock)
{
    /// <summary>One answer leaves before a front end would give up waiting.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public async Task<RestoreAnswer> RunAsync(DateOnly from, CancellationToken cancel)
    {
        var began = clock.GetTimestamp();
        var (read, declarations, imports) = (0, 0, 0);
        await foreach (var utcDay in log.UtcDaysAsync(from, cancel))
        {
            if (read > 0 && clock.GetElapsedTime(began) > Patience) return new RestoreAnswer(read, declarations, imports, IsoDay.Text(utcDay));
            var found = await days.RunAsync(utcDay, cancel);
            (read, declarations, imports) = (read + 1, declarations + found.Declarations, imports + found.Imports);
        }
        return new RestoreAnswer(read, declarations, imports, null);
    }
}
