using System.Collections.Concurrent;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Rollups;

/// <summary>What one planning pass looks at; a UTC folder that several days overlap is listed once.</summary>
/// <param name="counted">Import id to the attempt that counts.</param>
/// <param name="entries">Read before everything else.</param>
internal sealed class PlanningWorld(
    ReportingZone zone,
    RegistrySnapshot registry,
    IReadOnlyDictionary<string, int> counted,
    IReadOnlyList<DayEntry> entries,
    IReadOnlyList<DateOnly> days,
    ISegmentReader segments,
    RegistryChange change)
{
    private readonly Dictionary<DateOnly, DayEntry> known = entries.ToDictionary(entry => entry.Day);
    private readonly ConcurrentDictionary<DateOnly, Lazy<Task<IReadOnlyList<SegmentLength>>>> folders = new();

    public ReportingZone Zone => zone;

    public RegistrySnapshot Registry => registry;

    public IReadOnlyList<DateOnly> Days => days;

    /// <summary>The day's entry, which says now whether the registry still answers what its merged run asked.</summary>
    public async Task<DayEntry> CheckedEntryOfAsync(DateOnly day, CancellationToken cancel) =>
        known.GetValueOrDefault(day) is { } entry ? await change.CheckAsync(entry, cancel) : new DayEntry { Day = day };

    /// <summary>The version of the registry that a run of the day would not differ from: its merged run's while nothing that it asked has changed.</summary>
    public string RegistryOf(DayEntry entry) => entry.CheckedRegistry == registry.Version ? entry.MergedRegistry! : registry.Version;

    /// <summary>Ordered by name; segments of imports only where their attempt counts.</summary>
    public async Task<IReadOnlyList<SegmentLength>> SegmentsOfAsync(DateOnly day, CancellationToken cancel)
    {
        var read = new List<SegmentLength>();
        foreach (var utcDay in zone.UtcDaysOf(day))
        {
            var folder = folders.GetOrAdd(utcDay, key => new(() => segments.ListAsync(key, cancel)));
            read.AddRange((await folder.Value).Where(segment => segment.Length > 0 && Counts(segment)));
        }
        return [.. read.OrderBy(segment => segment.Name, StringComparer.Ordinal)];
    }

    private bool Counts(SegmentLength segment) =>
        SegmentName.ImportOf(segment.Name) is not var (import, attempt) || counted.GetValueOrDefault(import) == attempt;
}
