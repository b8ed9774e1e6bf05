using System.Collections.Concurrent;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Rollups;

/// <summary>
/// A change of the registry touches a day when it answers otherwise to something that the day's merged run asked, misses included, or when it brings
/// an account whose followers, read in the days before, are carried into the day: nobody asked for those. One look at a day costs one blob,
/// and its result is kept in the day's entry. What is the same for many days is read once for each instance of this.
/// </summary>
internal sealed class RegistryChange(RegistrySnapshot now, IRollupStore store, IReadingTable readings, IDayTable days)
{
    private readonly RegistryDigest digest = new(now);
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<string>?>>> added = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<IReadOnlyList<DateOnly>>>> readOn = new(StringComparer.Ordinal);

    /// <returns>The entry, as <see cref="DayEntry.CheckedRegistry"/> with this version noted when the day is not touched.</returns>
    public async Task<DayEntry> CheckAsync(DayEntry entry, CancellationToken cancel)
    {
        if (entry.CheckedRegistry is null || entry.CheckedRegistry == now.Version || await TouchAsync(entry, cancel)) return entry;
        var untouched = entry with { CheckedRegistry = now.Version };
        // Refused: somebody changed the entry meanwhile. This look was at the entry as it was, and a run is not claimed on it either.
        return await days.TrySaveAsync(untouched, cancel) ?? untouched;
    }

    /// <summary>True also where nothing is known of what the merged run asked.</summary>
    public async Task<bool> TouchAsync(DayEntry entry, CancellationToken cancel)
    {
        if (entry.CheckedRegistry == now.Version) return false;
        if (entry is not { CheckedRegistry: { } version, MergedLookups: { } name }) return true;
        return await store.FindLookupsAsync(entry.Day, entry.MergedRun, name, cancel) is not { } lookups
            || digest.Of(lookups.Asked) != lookups.Digest
            || await AddsCarriedAsync(version, entry.Day, cancel);
    }

    // A reading that is written after this look marks the days that it is carried into.
    private async Task<bool> AddsCarriedAsync(string version, DateOnly day, CancellationToken cancel)
    {
        if (await added.GetOrAdd(version, key => new(() => AddedAccountsAsync(key, cancel))).Value is not { } accounts) return true;
        foreach (var account in accounts)
        {
            var read = await readOn.GetOrAdd(account, key => new(() => readings.DaysOfAsync(Subjects.OfAccount(key), cancel))).Value;
            if (read.Any(earlier => earlier < day && day.DayNumber - earlier.DayNumber <= Subjects.CarryDays)) return true;
        }
        return false;
    }

    private async Task<IReadOnlyList<string>?> AddedAccountsAsync(string version, CancellationToken cancel)
    {
        if (await store.FindRegistryAsync(version, cancel) is not { } former) return null;
        return [.. now.All(RegistryKind.Accounts).Select(account => account.Id).Where(id => former.Find(RegistryKind.Accounts, id) is null)];
    }
}
