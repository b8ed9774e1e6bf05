using System.Collections.Concurrent;
using Azure.Data.Tables;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Claims;

/// <summary>One day's words in the claims of a set, as one merge has them.</summary>
/// <remarks>
/// A claim is replaced only as it was read, and what its change owes to the other days that it had then is in the same write
/// (<see cref="TouchReceipt"/>). So whoever changes it later finds this day in it and touches it, and whoever changed it before is touched by this
/// day: of two days at the same time the later one sees the other.
/// A key that never varies (a sender that calls every order "0") has something of every day, until the claim is full. A day whose text has no room
/// then says nothing, its earlier text is taken back, and it is told that it was not heard (<see cref="Full"/>): what it has of the key counts
/// nowhere, what the others have goes on to count once. It tries again whenever it is rolled.
/// </remarks>
/// <param name="merge">Never used by another call.</param>
internal sealed class DayClaims(CheckedTable table, ClaimSet set, DateOnly day, string merge)
{
    // For each try that fails, somebody else's did not.
    private const int MaxTries = 100;

    private static readonly IReadOnlyDictionary<DateOnly, string> Nobody = new Dictionary<DateOnly, string>();

    private readonly ConcurrentDictionary<DateOnly, bool> touched = new();
    private readonly ConcurrentDictionary<string, string> untold = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> full = new(StringComparer.Ordinal);
    private int changes;

    /// <summary>Texts that this call wrote or took back.</summary>
    public int Changes => changes;

    /// <summary>The other days of claims whose change has not been told.</summary>
    public IEnumerable<DateOnly> Touched => touched.Keys;

    /// <summary>These claims, each with the merge that made the change.</summary>
    public IReadOnlyCollection<KeyValuePair<string, string>> Untold => untold;

    /// <summary>Keys of which the day could not say what it has.</summary>
    public IEnumerable<string> Full => full.Keys;

    public async Task<bool> IsNamedAsync(string key, CancellationToken cancel) => ClaimOf(await RowAsync(key, cancel)).Names(day);

    /// <summary>As <see cref="SetAsync"/>, in one call when nobody else has the key.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, string>> AddAsync(string key, string text, CancellationToken cancel)
    {
        var alone = ClaimWords.OfNobody.Change(day, text, merge);
        return ClaimRow.Holds(alone) && await TryWriteAsync(null, key, alone, cancel) ? Nobody : await SetAsync(key, text, cancel);
    }

    /// <param name="text">Null takes the day's word back.</param>
    /// <returns>What the other days say, as of the moment when this day's text stood there.</returns>
    public async Task<IReadOnlyDictionary<DateOnly, string>> SetAsync(string key, string? text, CancellationToken cancel)
    {
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            var row = await RowAsync(key, cancel);
            var claim = ClaimOf(row);
            var said = text is null || ClaimRow.Holds(claim.Change(day, text, merge)) ? text : null;
            // Perhaps by a try of ours whose reply was lost.
            var stands = claim.Days.GetValueOrDefault(day) == said;
            if (!stands) claim = claim.Change(day, said, merge);
            if (!stands && !await TryWriteAsync(row, key, claim, cancel)) continue;
            if (said != text) full[key] = true;
            return Heard(key, claim);
        }
        throw Contested(key);
    }

    /// <summary>Whoever the change touches knows; one that was made since is left to tell.</summary>
    public async Task TellAsync(string key, string by, CancellationToken cancel)
    {
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            if (await RowAsync(key, cancel) is not { } row) return;
            var claim = ClaimRow.To(row);
            if (claim.Untold.GetValueOrDefault(day) != by) return;
            if (await table.TryReplaceAsync(ClaimRow.From(set, key, claim.Tell(day)), row.ETag, cancel) is not null) return;
        }
        throw Contested(key);
    }

    private IReadOnlyDictionary<DateOnly, string> Heard(string key, ClaimWords claim)
    {
        var others = claim.Days.Remove(day);
        if (!claim.Untold.TryGetValue(day, out var by)) return others;
        untold[key] = by;
        foreach (var other in others.Keys) touched[other] = true;
        return others;
    }

    private async Task<bool> TryWriteAsync(TableEntity? was, string key, ClaimWords claim, CancellationToken cancel)
    {
        Interlocked.Increment(ref changes);
        if (was is not null && claim.Days.IsEmpty) return await table.TryDeleteAsync(was.PartitionKey, was.RowKey, was.ETag, cancel);
        var row = ClaimRow.From(set, key, claim);
        return (was is null ? await table.TryAddAsync(row, cancel) : await table.TryReplaceAsync(row, was.ETag, cancel)) is not null;
    }

    private Task<TableEntity?> RowAsync(string key, CancellationToken cancel) => table.FindAsync(ClaimRow.Partition(set, key), ClaimRow.Row(key), cancel);

    private static ClaimWords ClaimOf(TableEntity? row) => row is null ? ClaimWords.OfNobody : ClaimRow.To(row);

    private IOException Contested(string key) => new($"The claim {ClaimRow.Partition(set, key)} '{key}' is written by others all the time.");
}
