using KpiFunctions.Core.Rollups.Settlement;
using KpiFunctions.Storage.Conflicts;
using KpiFunctions.Storage.Registry;

namespace KpiFunctions.Tests.Faults.Seeds;

/// <summary>A list of conflicts that is wrong: it leaves out those about orders.</summary>
internal sealed class SilentConflicts(IConflictTable conflicts) : IConflictTable
{
    public Task ReplaceDayAsync(DateOnly day, IReadOnlyList<Conflict> ofDay, CancellationToken cancel) =>
        conflicts.ReplaceDayAsync(day, [.. ofDay.Where(conflict => conflict.About != ConflictAbout.Order)], cancel);

    public Task<Conflict?> FindAsync(string id, CancellationToken cancel) => conflicts.FindAsync(id, cancel);

    public Task<Page<Conflict>> ListAsync(bool? open, string? continuation, int size, CancellationToken cancel) => conflicts.ListAsync(open, continuation, size, cancel);
}
