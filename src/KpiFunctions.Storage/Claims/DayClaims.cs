using Azure.Data.Tables;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Claims;

/// <summary>One day's words in the claims of a set.</summary>
/// <remarks>
/// A claim is replaced only as it was read, and the other days that it had then have been noted by then. So whoever changes it later finds this day
/// in it and touches it, and whoever changed it before is touched by this day: of two days at the same time the later one sees the other.
/// </remarks>
internal sealed class DayClaims(CheckedTable table, ClaimSet set, DateOnly day, TouchNotes notes)
{
    // For each try that fails, somebody else's did not.
    private const int MaxTries = 100;

    private static readonly IReadOnlyDictionary<DateOnly, string> Nobody = new Dictionary<DateOnly, string>();

    private int changes;

    /// <summary>Texts that this call wrote or took back.</summary>
    public int Changes => changes;

    public async Task<bool> HasAsync(string key, CancellationToken cancel) =>
        await RowAsync(key, cancel) is { } row && ClaimRow.DaysOf(row).ContainsKey(day);

    /// <summary>As <see cref="SetAsync"/>, in one call when nobody else has the key.</summary>
    public async Task<IReadOnlyDictionary<DateOnly, string>> AddAsync(string key, string text, CancellationToken cancel) =>
        await TryWriteAsync(null, key, Nobody, text, cancel) ? Nobody : await SetAsync(key, text, cancel);

    /// <param name="text">Null takes the day's word back.</param>
    /// <returns>What the other days say, as of the moment when this day's text stood there.</returns>
    public async Task<IReadOnlyDictionary<DateOnly, string>> SetAsync(string key, string? text, CancellationToken cancel)
    {
        for (var tries = 1; tries <= MaxTries; tries++)
        {
            var row = await RowAsync(key, cancel);
            var stored = row is null ? Nobody : ClaimRow.DaysOf(row);
            var others = stored.Where(each => each.Key != day).ToDictionary();
            // Perhaps by a try of ours whose reply was lost.
            if (stored.GetValueOrDefault(day) == text) return others;
            await notes.AddAsync(others.Keys, cancel);
            if (await TryWriteAsync(row, key, others, text, cancel)) return others;
        }
        throw new IOException($"The claim {ClaimRow.Partition(set, key)} '{key}' is written by others all the time.");
    }

    private Task<TableEntity?> RowAsync(string key, CancellationToken cancel) => table.FindAsync(ClaimRow.Partition(set, key), ClaimRow.Row(key), cancel);

    private async Task<bool> TryWriteAsync(TableEntity? was, string key, IReadOnlyDictionary<DateOnly, string> others, string? text, CancellationToken cancel)
    {
        Interlocked.Increment(ref changes);
        if (was is not null && text is null && others.Count == 0) return await table.TryDeleteAsync(was.PartitionKey, was.RowKey, was.ETag, cancel);
        var days = text is null ? others : new Dictionary<DateOnly, string>(others) { [day] = text };
        var row = ClaimRow.From(set, key, days);
        return (was is null ? await table.TryAddAsync(row, cancel) : await table.TryReplaceAsync(row, was.ETag, cancel)) is not null;
    }
}
