using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Rollups;

/// <summary>
/// The days that are worth looking at, found without looking at any other: those of writers' segments that are not known to be rolled up to their
/// end, those of imports that began or ceased to count, and those that somebody marked.
/// </summary>
internal sealed class ChangedDays(ISegmentReader segments, IChangedImports imports, IDayMarks marks)
{
    /// <summary>Marks by day, and the days from the first to the last; one that has not begun is left for later, with its mark.</summary>
    public async Task<(IReadOnlyList<DateOnly> Days, IReadOnlyList<DayMark> Marks)> FindAsync(ReportingZone zone, DateOnly today, CancellationToken cancel)
    {
        foreach (var change in await imports.ListAsync(cancel)) await MarkAsync(change, zone, cancel);
        var marked = await marks.ListAsync(cancel);
        var written = await segments.MarkedUtcDaysAsync(cancel);
        // A folder overlaps its neighbours' days.
        var days = written.SelectMany(zone.DaysOverlapping).Concat(marked.Select(mark => mark.Day)).Where(day => day <= today).Distinct().Order();
        return ([.. days], marked);
    }

    private async Task MarkAsync(ChangedImport change, ReportingZone zone, CancellationToken cancel)
    {
        var touched = await imports.UtcDaysOfAsync(change.Import, cancel);
        await marks.MarkAsync([.. touched.SelectMany(zone.DaysOverlapping).Distinct()], cancel);
        await imports.ForgetAsync(change, cancel);
    }
}
