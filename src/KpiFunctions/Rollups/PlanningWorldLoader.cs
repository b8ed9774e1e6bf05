using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Rollups;

/// <summary>
/// Reads what a planning pass looks at, in the one order that is safe: marks, then the days' entries, then everything that a run depends on. A mark
/// is dropped on what was read after it, and a run is claimed on the entry as it was read here: a planner that was overtaken by another, with newer
/// inputs, is refused instead of taking the day back to what it saw.
/// </summary>
internal sealed class PlanningWorldLoader(
    ChangedDays changed,
    CommonBasis basis,
    ISegmentReader segments,
    IImportLedger imports,
    IRegistryStore registry,
    RegistryChanges changes,
    IRollupStore store,
    IDayTable days,
    IOptions<ReportingOptions> options,
    TimeProvider clock)
{
    // More than these are read as a range.
    private const int FewDays = 20;

    /// <param name="asked">A day to look at even when nothing says that it changed.</param>
    public async Task<PlanningWorld> LoadAsync(DateOnly? asked, CancellationToken cancel)
    {
        var noted = await basis.ReadAsync(cancel);
        var world = await ReadAsync(asked, cancel);
        if (!basis.IsAnother(noted, world.Registry)) return world;
        // The snapshot is stored before anybody can find the basis noted and take it for granted.
        await store.SaveRegistryAsync(world.Registry, cancel);
        await basis.ChangeAsync(noted, world.Registry, cancel);
        world = await ReadAsync(asked, cancel);
        // It may have changed once more; then the next pass marks the days for it.
        await store.SaveRegistryAsync(world.Registry, cancel);
        return world;
    }

    private async Task<PlanningWorld> ReadAsync(DateOnly? asked, CancellationToken cancel)
    {
        var zone = options.Value.Zone;
        var (found, marks) = await changed.FindAsync(zone, zone.DayOf(clock.GetUtcNow()), cancel);
        var entries = await EntriesAsync(asked is { } day ? [.. found, day] : found, cancel);
        var snapshot = await registry.SnapshotAsync(cancel);
        return new PlanningWorld(zone, snapshot, entries, found, marks, segments, imports, changes.To(snapshot));
    }

    private async Task<IReadOnlyList<DayEntry>> EntriesAsync(IReadOnlyList<DateOnly> wanted, CancellationToken cancel)
    {
        if (wanted.Count > FewDays) return await days.ListAsync(wanted.Min(), wanted.Max(), cancel);
        var entries = await Task.WhenAll(wanted.Distinct().Select(day => days.FindAsync(day, cancel)));
        return [.. entries.OfType<DayEntry>()];
    }
}
