using KpiFunctions.Core.Rollups.Settlement;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Storage.Conflicts;

/// <summary>Table <c>conflicts</c>: money records that contradict each other, written by merges.</summary>
public interface IConflictTable
{
    /// <summary>Makes the day's conflicts exactly these.</summary>
    Task ReplaceDayAsync(DateOnly day, IReadOnlyList<Conflict> conflicts, CancellationToken cancel);

    Task<Conflict?> FindAsync(string id, CancellationToken cancel);

    /// <summary>One page, the latest day first; the continuation is opaque, null on the last page.</summary>
    /// <param name="open">True: those that nobody has decided; false: the decided ones; null: all.</param>
    Task<Page<Conflict>> ListAsync(bool? open, string? continuation, int size, CancellationToken cancel);
}
