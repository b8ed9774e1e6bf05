using KpiFunctions.Storage.Claims;
using KpiFunctions.Tests.Azurite;
using KpiFunctions.Tests.Faults.Interleavings;
using KpiFunctions.Tests.Faults.Memory;
using static KpiFunctions.Tests.Storage.Claims.ClaimDays;

namespace KpiFunctions.Tests.Storage.Claims;

/// <summary>Two merges at the same time, of two days or of one, in orders that are rare in life and certain here.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class ClaimInterleavingTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private InMemoryStorage storage = null!;
    private ClaimTable table = null!;

    public async Task InitializeAsync()
    {
        storage = await StorageAsync();
        table = On(storage);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_day_whose_new_key_another_day_inserts_first_sees_and_touches_it()
    {
        var (slow, gate) = Slow();
        var held = gate.Hold(IsInsert);
        var merge = slow.MergeAsync(First, ("k", "1"));
        await held.Reached;

        var other = await table.MergeAsync(Second, ("k", "2"));
        held.LetGo();
        var own = await merge;

        Assert.Empty(other.Touched);
        Assert.Equal([Second], own.Touched);
        Assert.Equal(["2026-03-02 2"], Lines(own.Others["k"]));
        Assert.Equal(["2026-03-01 1", "2026-03-02 2"], await table.AllAsync("k"));
    }

    [Fact]
    public async Task A_day_that_has_inserted_its_key_and_has_not_heard_so_is_seen_and_touched_by_another()
    {
        var (slow, gate) = Slow();
        var held = gate.Hold(IsInsert, carriedOut: true);
        var merge = slow.MergeAsync(First, ("k", "1"));
        await held.Reached;

        var other = await table.MergeAsync(Second, ("k", "2"));
        held.LetGo();

        Assert.Equal([First], other.Touched);
        Assert.Equal(["2026-03-01 1"], Lines(other.Others["k"]));
        Assert.Empty((await merge).Touched);
    }

    [Fact]
    public async Task A_day_that_read_a_claim_before_another_changed_it_reads_again()
    {
        await table.MergeAsync(Third, ("k", "3"));
        await table.MergeAsync(First, ("k", "1"));
        var (slow, gate) = Slow();
        var held = gate.Hold(IsReplace);
        var merge = slow.MergeAsync(First, ("k", "1!"));
        await held.Reached;

        var other = await table.MergeAsync(Second, ("k", "2"));
        held.LetGo();
        var own = await merge;

        Assert.Equal(["2026-03-01 1", "2026-03-03 3"], Lines(other.Others["k"]));
        Assert.Equal([First, Third], other.Touched);
        Assert.Equal(["2026-03-02 2", "2026-03-03 3"], Lines(own.Others["k"]));
        Assert.Equal([Second, Third], own.Touched);
    }

    [Fact]
    public async Task The_last_day_does_not_take_away_what_another_has_just_said()
    {
        await table.MergeAsync(First, ("k", "1"));
        var (slow, gate) = Slow();
        var held = gate.Hold(call => call.Method == HttpMethod.Delete);
        var merge = slow.MergeAsync(First);
        await held.Reached;

        await table.MergeAsync(Second, ("k", "2"));
        held.LetGo();

        Assert.Equal([Second], (await merge).Touched);
        Assert.Equal(["2026-03-02 2"], await table.AllAsync("k"));
    }

    [Fact]
    public async Task A_day_inserts_again_what_the_last_day_has_just_taken_away()
    {
        await table.MergeAsync(First, ("k", "1"));
        var (slow, gate) = Slow();
        var held = gate.Hold(IsReplace);
        var merge = slow.MergeAsync(Second, ("k", "2"));
        await held.Reached;

        await table.MergeAsync(First);
        held.LetGo();

        Assert.Empty((await merge).Others);
        Assert.Equal(["2026-03-02 2"], await table.AllAsync("k"));
    }

    [Fact]
    public async Task Of_two_days_that_say_something_about_the_same_keys_at_once_one_sees_the_other()
    {
        var shared = (await StorageUnderTest.CreateAsync(azurite)).Claims;
        var keys = Enumerable.Range(0, 40).Select(n => $"k{n}").ToArray();

        for (var round = 0; round < 3; round++)
        {
            var text = $"{round}";
            var both = await Task.WhenAll(
                shared.MergeAsync(First, [.. keys.Select(key => (key, text))]), shared.MergeAsync(Second, [.. keys.Reverse().Select(key => (key, text))]));

            foreach (var key in keys)
            {
                Assert.Equal([$"2026-03-01 {text}", $"2026-03-02 {text}"], await shared.AllAsync(key));
                Assert.Contains(both, day => day.Others.TryGetValue(key, out var others) && others.Values.Contains(text));
            }
            Assert.True(both[0].Touched.Contains(Second) || both[1].Touched.Contains(First));
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_merge_beside_a_newer_one_of_its_day_that_settles_first_still_tells_what_it_touches(bool carriedOut)
    {
        await table.MergeAsync(Second, ("k", "2"));
        await table.MergeAsync(First, ("k", "1"));
        var (slow, gate) = Slow();
        var held = gate.Hold(IsReplace, carriedOut);
        var older = slow.ReplaceAsync(First, ("k", "older"));
        await held.Reached;

        var newer = await table.MergeAsync(First, ("k", "newer"));
        held.LetGo();

        Assert.Equal([Second], newer.Touched);
        Assert.Equal([Second], (await older).Touched);
        // Written before the newer one it was replaced with what it owed; written after it, it is replaced now.
        Assert.Equal(carriedOut ? [] : [Second], (await table.MergeAsync(First, ("k", "newer"))).Touched);
        Assert.Equal(["2026-03-01 newer", "2026-03-02 2"], await table.AllAsync("k"));
    }

    [Fact]
    public async Task A_claim_whose_name_an_older_merge_strikes_out_too_late_is_named_again()
    {
        await table.MergeAsync(First, ("k", "1"));
        var (slow, gate) = Slow();
        var held = gate.Hold(IsTransaction);
        var older = slow.MergeAsync(First);
        await held.Reached;

        await table.MergeAsync(First, ("k", "newer"));
        held.LetGo();
        await older;

        Assert.Equal(["2026-03-01 newer"], await table.AllAsync("k"));
        await table.MergeAsync(First);
        Assert.Empty(Stored(storage));
    }

    [Fact]
    public async Task A_claim_whose_name_an_older_merge_strikes_out_before_it_is_written_is_named_again()
    {
        await table.MergeAsync(First, ("k", "1"));
        var (slow, gate) = Slow();
        var held = gate.Hold(IsReplace);
        var newer = slow.MergeAsync(First, ("k", "newer"));
        await held.Reached;

        await table.MergeAsync(First);
        held.LetGo();
        await newer;

        Assert.Equal(["2026-03-01 newer"], await table.AllAsync("k"));
        await table.MergeAsync(First);
        Assert.Empty(Stored(storage));
    }

    private static bool IsInsert(HttpRequestMessage call) => call.Method == HttpMethod.Post && call.RequestUri!.AbsolutePath == "/claims";

    // Rows of the index are put without a tag.
    private static bool IsReplace(HttpRequestMessage call) => call.Method == HttpMethod.Put && call.Headers.Contains("If-Match");

    private static bool IsTransaction(HttpRequestMessage call) => call.RequestUri!.AbsolutePath == "/$batch";

    private (ClaimTable Table, Gate Gate) Slow()
    {
        var gate = new Gate(storage);
        return (On(gate), gate);
    }
}
