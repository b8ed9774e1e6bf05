using System.Collections.Concurrent;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Storage.Tables;

namespace KpiFunctions.Storage.Claims;

/// <inheritdoc cref="IClaimTable"/>
/// <remarks>
/// Crashes. The day's index names every claim in which the day may have a word, or owes one to the others: a call that is repeated after a crash
/// finds less or nothing left to change and still returns whom it touches (<see cref="TouchReceipt"/>). Other days beside this one: see
/// <see cref="DayClaims"/>. Another merge of this day beside this one may cross it in the index, so each looks once more at what it has changed.
/// What an older merge still writes after a newer one is set right when the day is rolled once more, which its caller asks for when it finds itself
/// overtaken.
/// </remarks>
internal sealed class ClaimTable(StorageClients clients, StorageWriter writer) : IClaimTable
{
    private const int InFlight = 16;

    private readonly CheckedTable table = clients.Checked(StorageTables.Claims);

    public async Task<ClaimChanges> ReplaceDayAsync(ClaimSet set, DateOnly day, IReadOnlyDictionary<string, string> texts, CancellationToken cancel)
    {
        var claims = new DayClaims(table, set, day, writer.Next());
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
        // A merge of the same day may have struck out a key after this one named it.
        if (claims.Changes > 0) await index.AddAsync(texts.Keys.Except(await index.ListAsync(cancel)), cancel);
        return new ClaimChanges(others, claims.Full.ToHashSet(StringComparer.Ordinal), [.. claims.Touched.Order()], new TouchReceipt(token => SettleAsync(claims, index, gone, token)));
    }

    public async Task<IReadOnlyDictionary<DateOnly, string>> FindAsync(ClaimSet set, string key, CancellationToken cancel) =>
        await table.FindAsync(ClaimRow.Partition(set, key), ClaimRow.Row(key), cancel) is { } row ? ClaimRow.To(row).Days : ClaimWords.OfNobody.Days;

    // What the day does not name any more it may still owe until here.
    private static async Task SettleAsync(DayClaims claims, ClaimIndex index, IReadOnlyCollection<string> gone, CancellationToken cancel)
    {
        await ForEachAsync(claims.Untold, cancel, async (each, token) => await claims.TellAsync(each.Key, each.Value, token));
        await index.RemoveAsync(gone, cancel);
        // A merge of the same day may have written one of them since this one took it back.
        var back = new ConcurrentBag<string>();
        await ForEachAsync(gone, cancel, async (key, token) =>
        {
            if (await claims.IsNamedAsync(key, token)) back.Add(key);
        });
        await index.AddAsync(back, cancel);
    }

    private static Task ForEachAsync<T>(IEnumerable<T> items, CancellationToken cancel, Func<T, CancellationToken, ValueTask> act) =>
        Parallel.ForEachAsync(items, new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel }, act);
}
