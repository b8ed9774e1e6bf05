using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Storage.Rollups;

/// <summary>Table <c>days</c>: where each reporting day stands. Changes are conditional on what was read (<see cref="Tag"/>).</summary>
public sealed record DayEntry
{
    public required DateOnly Day { get; init; }

    /// <summary>How many shards the day is rolled up in; fixed with its first run. 0 before.</summary>
    public int Shards { get; init; }

    /// <summary>The newest planned run and the hash of its inputs; 0 when never planned.</summary>
    public long PlannedRun { get; init; }

    public string? PlannedInputs { get; init; }

    /// <summary>When it was last queued.</summary>
    public DateTimeOffset? PlannedAt { get; init; }

    /// <summary>While runs are planned and not merged: a change that the first of them takes in may have been there since then.</summary>
    public DateTimeOffset? ChangedSince { get; init; }

    /// <summary>The newest merged run and the hash of its inputs.</summary>
    public long MergedRun { get; init; }

    public string? MergedInputs { get; init; }

    /// <summary>A hash of the values of the merged run's rows; null when it was merged by a version that did not keep it.</summary>
    public string? MergedValues { get; init; }

    /// <summary>The version of the registry that the merged run used; null when it was merged by a version that did not say.</summary>
    public string? MergedRegistry { get; init; }

    /// <summary>Names what the merged run asked the registry (<see cref="DayLookups"/>).</summary>
    public string? MergedLookups { get; init; }

    /// <summary>The merged run's sheets (<see cref="SheetTags"/>); null for none.</summary>
    public string? MergedSheets { get; init; }

    /// <summary>A later version of the registry that answers the same to all of it.</summary>
    public string? CheckedRegistry { get; init; }

    public DateTimeOffset? MergedAt { get; init; }

    /// <summary>Since when the merged values stand.</summary>
    public DateTimeOffset? ValuesSince { get; init; }

    /// <summary>How long the last run took from plan to merge.</summary>
    public TimeSpan LastDuration { get; init; }

    /// <summary>When a value changed after the day had become final; null otherwise.</summary>
    public DateTimeOffset? RestatedAt { get; init; }

    /// <summary>Why the run was made that changed it: wire names, comma-separated.</summary>
    public string? RestatedWhy { get; init; }

    public DateTimeOffset? AsOf { get; init; }

    public DayAudit? Audit { get; init; }

    /// <summary>Another day's merge changed something that this day depends on: roll it again even when its inputs are unchanged.</summary>
    public long Effects { get; init; }

    /// <summary>The value of <see cref="Effects"/> that the merged run has seen.</summary>
    public long MergedEffects { get; init; }

    /// <summary>A planned run is not merged, or another day's merge asks for one: the day is to be looked at again.</summary>
    public bool IsUnsettled => PlannedRun > MergedRun || Effects > MergedEffects;

    /// <summary>Storage's version of this entry, null when it is not stored yet.</summary>
    public string? Tag { get; init; }
}

public interface IDayTable
{
    Task<DayEntry?> FindAsync(DateOnly day, CancellationToken cancel);

    Task<IReadOnlyList<DayEntry>> ListAsync(DateOnly from, DateOnly to, CancellationToken cancel);

    /// <summary>
    /// Writes the entry if it is still at its <see cref="DayEntry.Tag"/>; marks the day (<see cref="IDayMarks"/>) before that when the entry
    /// <see cref="DayEntry.IsUnsettled"/>.
    /// </summary>
    /// <returns>The entry with its new tag, null when somebody else was first: read again and decide again.</returns>
    Task<DayEntry?> TrySaveAsync(DayEntry entry, CancellationToken cancel);
}
