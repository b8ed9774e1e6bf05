using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage.History;
using KpiFunctions.Storage.Kpis;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Rollups;

internal interface IRestatements
{
    /// <summary>What becomes of the values that the run is about to replace; null when nobody was told that they are final.</summary>
    /// <param name="before">The day before the merge.</param>
    /// <param name="registry">The manifest's.</param>
    Task<Restatement?> OfAsync(DayEntry before, Manifest manifest, RegistrySnapshot registry, CancellationToken cancel);
}

/// <summary>Says when a merge restates a day, and why.</summary>
internal sealed class Restatements(
    IRollupStore store, RegistryChanges changes, IHistoryTable history, IOptions<ReportingOptions> options, TimeProvider clock) : IRestatements
{
    private static readonly TimeSpan BackFill = TimeSpan.FromHours(1);

    public async Task<Restatement?> OfAsync(DayEntry before, Manifest manifest, RegistrySnapshot registry, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        if (!WasFinal(before, now)) return null;
        var former = await store.FindManifestAsync(before.Day, before.MergedRun, cancel);
        var registryTouched = await changes.To(registry).TouchAsync(before, cancel);
        var reasons = former is null ? [] : RunReasons.Of(former, manifest, registryTouched, otherDay: before.Effects > before.MergedEffects);
        return new Restatement(history, new Replacement(
            manifest.Run, now, before.RestatedAt is null ? "final" : "restated", [.. reasons.Select(reason => reason.WireName())]));
    }

    // Values that stood for less than an hour are those of a back-fill that is still coming in: nobody was told that they are final. Once a day has
    // been restated, its readers know that it changes, and every change of it is told.
    private bool WasFinal(DayEntry entry, DateTimeOffset now) =>
        entry.MergedRun > 0
        && now >= options.Value.Zone.WindowOf(entry.Day).End.AddDays(options.Value.FinalityDays)
        && (entry.RestatedAt is not null || now - entry.ValuesSince >= BackFill);
}

/// <summary>A merge that changes what was final.</summary>
internal sealed class Restatement(IHistoryTable history, Replacement by)
{
    /// <summary>Wire names, comma-separated.</summary>
    public string Why => string.Join(',', by.Reasons);

    public Task KeepAsync(IReadOnlyList<FormerRow> rows, CancellationToken cancel) => history.KeepAsync(rows, by, cancel);
}
