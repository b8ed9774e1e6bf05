using KpiFunctions.Storage.Claims;
using KpiFunctions.Tests.Faults.Crashes;
using KpiFunctions.Tests.Faults.Memory;
using static KpiFunctions.Tests.Storage.Claims.ClaimDays;

namespace KpiFunctions.Tests.Storage.Claims;

/// <summary>Two merges of one day, of which one ends or stalls before it settles what it was told.</summary>
public sealed class ClaimSettlingTests : IAsyncLifetime
{
    private InMemoryStorage storage = null!;
    private ClaimTable table = null!;

    public async Task InitializeAsync()
    {
        storage = await StorageAsync();
        table = On(storage);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_merge_returns_what_an_older_one_of_its_day_changed_before_it_ended(bool carriedOut)
    {
        await table.MergeAsync(Second, ("k", "2"));
        await table.MergeAsync(Third, ("l", "3"));
        var transport = new CrashingTransport(storage, IsReplace, carriedOut);
        await Assert.ThrowsAnyAsync<Exception>(() => On(transport).ReplaceAsync(First, ("k", "older")));

        var newer = await table.MergeAsync(First, ("l", "newer"));

        Assert.Equal(carriedOut ? [Second, Third] : [Third], newer.Touched);
        Assert.Empty((await table.MergeAsync(First, ("l", "newer"))).Touched);
    }

    [Fact]
    public async Task A_merge_that_settles_late_leaves_what_a_newer_one_of_its_day_has_to_tell()
    {
        await table.MergeAsync(Second, ("k", "2"));
        var older = await table.ReplaceAsync(First, ("k", "older"));
        var newer = await table.ReplaceAsync(First, ("k", "newer"));

        await older.Receipt.SettleAsync(default);

        Assert.Equal([Second], newer.Touched);
        Assert.Equal([Second], (await table.MergeAsync(First, ("k", "newer"))).Touched);
        Assert.Empty((await table.MergeAsync(First, ("k", "newer"))).Touched);
    }

    [Fact]
    public async Task A_merge_that_settles_late_settles_what_a_repeated_one_was_told_again_for_they_tell_of_the_same_change()
    {
        await table.MergeAsync(Second, ("k", "2"));
        var late = await table.ReplaceAsync(First, ("k", "1"));
        var repeated = await table.ReplaceAsync(First, ("k", "1"));

        await late.Receipt.SettleAsync(default);

        Assert.Equal([Second], repeated.Touched);
        Assert.Empty((await table.MergeAsync(First, ("k", "1"))).Touched);
    }

    [Fact]
    public async Task A_merge_that_settles_late_leaves_what_a_newer_one_of_its_day_ended_with()
    {
        await table.MergeAsync(Second, ("k", "2"));
        var older = await table.ReplaceAsync(First, ("k", "older"));
        var transport = new CrashingTransport(storage, IsReplace, carriedOut: true);
        await Assert.ThrowsAnyAsync<Exception>(() => On(transport).ReplaceAsync(First, ("k", "newer")));

        await older.Receipt.SettleAsync(default);

        Assert.Equal([Second], (await table.MergeAsync(First, ("k", "newer"))).Touched);
    }

    // Rows of the index are put without a tag.
    private static bool IsReplace(HttpRequestMessage call) => call.Method == HttpMethod.Put && call.Headers.Contains("If-Match");
}
