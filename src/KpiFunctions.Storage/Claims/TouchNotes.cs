using System.Collections.Concurrent;
using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Storage.Claims;

/// <summary>The days that one call touches; each is noted once, before the first change that touches it.</summary>
internal sealed class TouchNotes(PendingDays pending, DateOnly day)
{
    private readonly ConcurrentDictionary<DateOnly, Lazy<Task>> noted = new();

    public ICollection<DateOnly> Days => noted.Keys;

    public Task AddAsync(IEnumerable<DateOnly> touched, CancellationToken cancel) =>
        Task.WhenAll(touched.Select(other => noted.GetOrAdd(other, _ => new Lazy<Task>(() => pending.AddAsync(day, [other], cancel))).Value));
}
