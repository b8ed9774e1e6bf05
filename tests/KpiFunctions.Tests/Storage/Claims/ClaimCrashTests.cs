using KpiFunctions.Storage.Claims;
using KpiFunctions.Tests.Faults.Crashes;
using KpiFunctions.Tests.Faults.Memory;
using static KpiFunctions.Tests.Storage.Claims.ClaimDays;

namespace KpiFunctions.Tests.Storage.Claims;

/// <summary>
/// The process ends at every storage call of a merge in turn, before it and after it. Another one repeats the merge: storage is then as an
/// undisturbed merge leaves it, and every touched day was returned to somebody who could take note.
/// </summary>
public sealed class ClaimCrashTests
{
    private static readonly DateOnly Fourth = new(2026, 3, 4);

    // Against what the day said before: changed and shared, unchanged and shared, new and shared, new, changed.
    private static readonly (string, string)[] Now = [("a", "1!"), ("c", "1"), ("d", "1"), ("e", "1"), ("g", "1!")];

    [Fact]
    public async Task The_undisturbed_merge_touches_the_days_of_changed_new_and_taken_back_keys()
    {
        var storage = await BeforeAsync();
        var table = On(storage);

        var changes = await table.MergeAsync(First, Now);

        Assert.Equal([Second, Third, Fourth], changes.Touched);
        Assert.Equal(["a", "c", "d"], changes.Others.Keys.Order());
        Assert.Equal(["2026-03-03 3"], await table.AllAsync("b"));
        Assert.Equal(["2026-03-01 1", "2026-03-04 4"], await table.AllAsync("d"));
        Assert.Empty(await table.AllAsync("f"));
        Assert.DoesNotContain("untold", Stored(storage));
        Assert.Equal(["a", "c", "d", "e", "g"], storage.Tables.In("claims").Where(row => row.Partition == "day-identity-20260301").Select(row => row.Row));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_ends_at_any_call_loses_nothing(bool carriedOut)
    {
        var undisturbed = await BeforeAsync();
        await On(undisturbed).MergeAsync(First, Now);
        var calls = 0;

        for (var crashed = true; crashed; calls++)
        {
            var storage = await BeforeAsync();
            var told = new HashSet<DateOnly>();
            crashed = !await TryMergeAsync(storage, told, calls + 1, carriedOut);
            await TryMergeAsync(storage, told, 0, false);

            Assert.Equal(Stored(undisturbed), Stored(storage));
            Assert.Equal([Second, Third, Fourth], told.Order());
        }

        Assert.InRange(calls, 20, 100);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_ends_at_any_call_loses_nothing_of_a_key_that_another_day_changes_before_the_repetition(bool carriedOut)
    {
        for (var (call, crashed) = (1, true); crashed; call++)
        {
            var storage = await BeforeAsync();
            var told = new HashSet<DateOnly>();
            crashed = !await TryMergeAsync(storage, told, call, carriedOut);
            var other = await On(storage).MergeAsync(Second, ("a", "2"), ("c", "2"), ("d", "2"));
            var last = await On(storage).MergeAsync(First, Now);

            Assert.Contains("2026-03-02 2", Lines(last.Others["d"]));
            Assert.Contains(Second, told.Union(last.Touched));
            Assert.True(other.Others["d"].ContainsKey(First) ? other.Touched.Contains(First) : last.Touched.Contains(Second));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_process_that_ends_at_any_call_leaves_nothing_that_the_day_cannot_take_back(bool carriedOut)
    {
        var undisturbed = await BeforeAsync();
        await On(undisturbed).MergeAsync(First);

        for (var (call, crashed) = (1, true); crashed; call++)
        {
            var storage = await BeforeAsync();
            crashed = !await TryMergeAsync(storage, [], call, carriedOut);
            await On(storage).MergeAsync(First);

            Assert.Equal(Stored(undisturbed), Stored(storage));
        }
    }

    private static async Task<InMemoryStorage> BeforeAsync()
    {
        var storage = await StorageAsync();
        var table = On(storage);
        await table.MergeAsync(First, ("a", "1"), ("b", "1"), ("c", "1"), ("f", "1"), ("g", "1"));
        await table.MergeAsync(Second, ("a", "2"), ("c", "2"));
        await table.MergeAsync(Third, ("b", "3"));
        await table.MergeAsync(Fourth, ("d", "4"));
        return storage;
    }

    /// <param name="told">The days that were returned.</param>
    /// <param name="call">Where the process ends; 0 for nowhere.</param>
    private static async Task<bool> TryMergeAsync(InMemoryStorage storage, HashSet<DateOnly> told, int call, bool carriedOut)
    {
        var calls = 0;
        var transport = new CrashingTransport(storage, _ => ++calls == call, carriedOut);
        var table = On(transport);
        try
        {
            var changes = await table.ReplaceDayAsync(ClaimSet.Identities, First, Now.ToDictionary(each => each.Item1, each => each.Item2), default);
            told.UnionWith(changes.Touched);
            await changes.Receipt.SettleAsync(default);
            return true;
        }
        catch (Exception) when (transport.Stopped)
        {
            return false;
        }
    }
}
