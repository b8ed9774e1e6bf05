using KpiFunctions.Core.Rollups;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Claims;
using KpiFunctions.Storage.Rollups;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.Faults;
using KpiFunctions.Tests.Faults.Crashes;
using KpiFunctions.Tests.Faults.Interleavings;
using KpiFunctions.Tests.Storage.Claims;

namespace KpiFunctions.Tests.Storage.Rollups;

/// <summary>
/// Two merges of one day. One has looked at what it is to change and stalls; the other goes by and settles what it was told; the first then writes
/// its change, and its process ends. Whom the change touches is told by the next merge of the day.
/// </summary>
[Collection(AzuriteCollection.Name)]
public sealed class UntoldChangeTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Post = "post:instagram:1";

    private StorageUnderTest storage = null!;

    public async Task InitializeAsync() => storage = await StorageUnderTest.CreateAsync(azurite);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_claim_that_a_stalled_merge_changes_before_it_ends_is_told()
    {
        var table = storage.Claims;
        await table.MergeAsync(ClaimDays.Second, ("k", "2"));
        await table.MergeAsync(ClaimDays.First, ("k", "1"));
        var (clients, held) = Stalling(call => call.Method == HttpMethod.Put && call.Headers.Contains("If-Match"));
        var stalled = new ClaimTable(clients, new StorageWriter("stalled")).ReplaceAsync(ClaimDays.First, ("k", "1!"));
        await held.Reached;
        await table.MergeAsync(ClaimDays.First, ("k", "1"));

        held.LetGo();
        await Assert.ThrowsAsync<ProcessStopped>(() => stalled);

        Assert.Equal([ClaimDays.Second], (await table.MergeAsync(ClaimDays.First, ("k", "1!"))).Touched);
        Assert.Empty((await table.MergeAsync(ClaimDays.First, ("k", "1!"))).Touched);
    }

    [Fact]
    public async Task A_claim_that_a_stalled_merge_takes_back_before_it_ends_is_told()
    {
        var table = storage.Claims;
        await table.MergeAsync(ClaimDays.Second, ("k", "2"));
        await table.MergeAsync(ClaimDays.First, ("k", "1"));
        var (clients, held) = Stalling(call => call.Method == HttpMethod.Put && call.Headers.Contains("If-Match"));
        var stalled = new ClaimTable(clients, new StorageWriter("stalled")).ReplaceAsync(ClaimDays.First);
        await held.Reached;
        await table.MergeAsync(ClaimDays.First, ("k", "1"));

        held.LetGo();
        await Assert.ThrowsAsync<ProcessStopped>(() => stalled);

        Assert.Equal([ClaimDays.Second], (await table.MergeAsync(ClaimDays.First)).Touched);
        Assert.Empty((await table.MergeAsync(ClaimDays.First)).Touched);
        Assert.Equal(["2026-03-02 2"], await table.AllAsync("k"));
    }

    [Theory]
    [InlineData(11)]
    [InlineData(null)]
    public async Task A_reading_that_a_stalled_merge_changes_or_drops_before_it_ends_is_told(int? likes)
    {
        ClosingReading[] changed = likes is { } value ? [Likes(0, value)] : [];
        var table = new ReadingTable(storage.Clients);
        await MergeAsync(table, Likes(2, 30));
        await MergeAsync(table, Likes(0, 10));
        var (clients, held) = Stalling(IsOfPost);
        var stalled = new ReadingTable(clients).ReplaceDayAsync(Some.Day, changed, default);
        await held.Reached;
        await MergeAsync(table, Likes(0, 10));

        held.LetGo();
        await Assert.ThrowsAsync<ProcessStopped>(() => stalled);

        Assert.Equal([Some.Day.AddDays(2)], await MergeAsync(table, changed));
        Assert.Empty(await MergeAsync(table, changed));
    }

    [Fact]
    public async Task A_reading_that_was_written_since_by_another_merge_is_not_put_back_untold()
    {
        var table = new ReadingTable(storage.Clients);
        await MergeAsync(table, Likes(2, 30));
        await MergeAsync(table, Likes(0, 10));
        var (clients, held) = Stalling(IsOfPost, ends: false);
        var later = Likes(0, 10) with { At = Some.Noon.AddHours(10) };
        var stalled = new ReadingTable(clients).ReplaceDayAsync(Some.Day, [later], default);
        await held.Reached;
        await MergeAsync(table, Likes(0, 11));

        held.LetGo();

        Assert.Equal([Some.Day.AddDays(2)], (await stalled).Touched);
        Assert.Equal(10, (await table.LatestBeforeAsync([Post], Some.Day.AddDays(1), default))[Post].Counters["likes"]);
    }

    /// <summary>Another process, whose first such call waits; with that call carried out it ends.</summary>
    private (StorageClients Clients, Gate.Held Held) Stalling(Func<HttpRequestMessage, bool> where, bool ends = true)
    {
        Gate.Held? held = null;
        var clients = storage.ConnectAnother(real =>
        {
            var gate = new Gate(new CrashingTransport(real, call => ends && where(call), carriedOut: true));
            held = gate.Hold(where);
            return gate;
        });
        return (clients, held!);
    }

    private static bool IsOfPost(HttpRequestMessage call) => call.Method == HttpMethod.Put && call.RequestUri!.AbsolutePath.Contains("PartitionKey='post");

    private static ClosingReading Likes(int day, long value) => Some.Reading(Post, Some.Day.AddDays(day), "likes", value);

    /// <summary>Merges the day and takes note of what it touches, which is returned.</summary>
    private static async Task<IReadOnlyList<DateOnly>> MergeAsync(ReadingTable table, params ClosingReading[] readings)
    {
        var changes = await table.ReplaceDayAsync(readings.Length > 0 ? readings[0].Day : Some.Day, readings, default);
        await changes.Receipt.SettleAsync(default);
        return changes.Touched;
    }
}
