using System.Collections.Concurrent;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Core.Rollups.Costs;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Rollups;

/// <summary>What one planning pass looks at; a UTC folder that several days overlap is listed once, an import looked up once.</summary>
/// <param name="entries">Read after the marks and before everything else.</param>
/// <param name="days">In order.</param>
internal sealed class PlanningWorld(
    ReportingZone zone,
    RegistrySnapshot registry,
    IReadOnlyList<DayEntry> entries,
    IReadOnlyList<DateOnly> days,
    IReadOnlyList<DayMark> marks,
    ISegmentReader segments,
    IImportLedger imports,
    RegistryChange change)
{
    private readonly Dictionary<DateOnly, DayEntry> known = entries.ToDictionary(entry => entry.Day);
    private readonly Dictionary<DateOnly, DayMark> marked = marks.ToDictionary(mark => mark.Day);
    private readonly ConcurrentDictionary<DateOnly, Lazy<Task<IReadOnlyList<SegmentLength>>>> folders = new();
    private readonly ConcurrentDictionary<string, Lazy<Task<int?>>> counted = new(StringComparer.Ordinal);

    private readonly Lazy<IReadOnlySet<DateOnly>> agreed = new(() => AgreedDays.Of(registry, zone));

    public ReportingZone Zone => zone;

    public RegistrySnapshot Registry => registry;

    /// <summary>The days that something points to, whether it turns out to have changed or not.</summary>
    public IReadOnlyList<DateOnly> Days => days;

    /// <summary>An agreed cost concerns the day, whether any record does or not.</summary>
    public bool IsAgreedOn(DateOnly day) => agreed.Value.Contains(day);

    public DayMark? MarkOf(DateOnly day) => marked.GetValueOrDefault(day);

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
            foreach (var segment in await folder.Value)
                if (segment.Length > 0 && await CountsAsync(segment, cancel))
                    read.Add(segment);
        }
        return [.. read.OrderBy(segment => segment.Name, StringComparer.Ordinal)];
    }

    private async Task<bool> CountsAsync(SegmentLength segment, CancellationToken cancel) =>
        SegmentName.ImportOf(segment.Name) is not var (import, attempt)
        || await counted.GetOrAdd(import, key => new(() => imports.CountedAttemptAsync(key, cancel))).Value == attempt;
}
