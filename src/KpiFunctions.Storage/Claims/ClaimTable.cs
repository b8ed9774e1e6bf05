using System.Collections.Concurrent;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Claims;

/// <inheritdoc cref="IClaimTable"/>
/// <remarks>
/// Crashes. The day's index names every claim in which the day may have a word, and the days that a change touches are noted before the change and
/// forgotten only by <see cref="SettleAsync"/>: a call that is repeated after a crash finds less or nothing left to change and still returns them.
/// Other days beside this one: see <see cref="DayClaims"/>. Another merge of this day beside this one may settle what this one has noted, so it is
/// noted again after the changes; and the two may cross in the index, so each looks once more at what it has changed. What an older merge still
/// writes after a newer one is set right when the day is rolled once more, which its caller asks for when it finds itself overtaken.
/// </remarks>
internal sealed class ClaimTable(StorageClients clients) : IClaimTable
{
    private const int InFlight = 16;

    private readonly CheckedTable table = clients.Checked(StorageTables.Claims);
    private readonly PendingDays pending = new(clients.Checked(StorageTables.Claims));

    public async Task<ClaimChanges> ReplaceDayAsync(ClaimSet set, DateOnly day, IReadOnlyDictionary<string, string> texts, CancellationToken cancel)
    {
        var notes = new TouchNotes(pending, day);
        var claims = new DayClaims(table, set, day, notes);
        var index = new ClaimIndex(table, set, day);
        var named = await index.ListAsync(cancel);
        await index.AddAsync(texts.Keys.Except(named), cancel);
        var others = new ConcurrentDictionary<string, IReadOnlyDictionary<DateOnly, string>>(StringComparer.Ordinal);
        await ForEachAsync(texts, cancel, async (own, token) =>
        {
            var (key, text) = own;
            var said = named.Contains(key) ? await claims.SetAsync(key, text, token) : await claims.AddAsync(key, text, token);
            if (said.Count > 0) others[key] = said;
        });
        var gone = named.Except(texts.Keys).ToList();
        await ForEachAsync(gone, cancel, async (key, token) => await claims.SetAsync(key, null, token));
        await index.RemoveAsync(gone, cancel);
        if (claims.Changes + gone.Count > 0) await CompleteIndexAsync(index, claims, texts.Keys, gone, cancel);
        var receipt = await pending.TakeAsync(day, notes.Days, cancel);
        return new ClaimChanges(others, [.. receipt.Tags.Keys], receipt);
    }

    public Task SettleAsync(DateOnly day, TouchReceipt receipt, CancellationToken cancel) => pending.ClearAsync(day, receipt, cancel);

    public async Task<IReadOnlyDictionary<DateOnly, string>> FindAsync(ClaimSet set, string key, CancellationToken cancel) =>
        await table.FindAsync(ClaimRow.Partition(set, key), ClaimRow.Row(key), cancel) is { } row ? ClaimRow.DaysOf(row) : new Dictionary<DateOnly, string>();

    // A merge of the same day may have struck out a key after this one named it, and may have written one that this one struck out.
    private static async Task CompleteIndexAsync(
        ClaimIndex index, DayClaims claims, IEnumerable<string> kept, IReadOnlyCollection<string> gone, CancellationToken cancel)
    {
        var back = new ConcurrentBag<string>();
        await ForEachAsync(gone, cancel, async (key, token) =>
        {
            if (await claims.HasAsync(key, token)) back.Add(key);
        });
        await index.AddAsync(kept.Concat(back).Except(await index.ListAsync(cancel)), cancel);
    }

    private static Task ForEachAsync<T>(IEnumerable<T> items, CancellationToken cancel, Func<T, CancellationToken, ValueTask> act) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel }, act);
}
