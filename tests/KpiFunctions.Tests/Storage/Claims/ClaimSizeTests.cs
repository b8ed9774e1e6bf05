using KpiFunctions.Storage.Claims;
using KpiFunctions.Tests.Azurite;
using static KpiFunctions.Tests.Storage.Claims.ClaimDays;

namespace KpiFunctions.Tests.Storage.Claims;

/// <summary>Keys and texts that storage does not take as they are.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class ClaimSizeTests(AzuriteFixture azurite)
{
    [Theory]
    [InlineData("a/b\\c#d?e 'f' \n ü")]
    [InlineData("")]
    public async Task Any_text_is_a_key(string key)
    {
        var table = await CreateAsync();
        await table.MergeAsync(First, (key, "1"));
        await table.MergeAsync(First, (key, "2"));

        Assert.Equal(["2026-03-01 2"], await table.AllAsync(key));
        await table.MergeAsync(First);
        Assert.Empty(await table.AllAsync(key));
    }

    [Fact]
    public async Task Keys_that_are_too_long_for_storage_are_told_apart()
    {
        var table = await CreateAsync();
        var (one, two) = (new string('k', 900) + "1", new string('k', 900) + "2");

        await table.MergeAsync(First, (one, "1"), (two, "2"));

        Assert.Equal(["2026-03-01 1"], await table.AllAsync(one));
        Assert.Equal(["2026-03-01 2"], await table.AllAsync(two));
    }

    [Fact]
    public async Task Texts_longer_than_a_property_are_kept_whole()
    {
        var table = await CreateAsync();
        var (one, two) = (string.Concat(Enumerable.Repeat("x😀", 9_000)), "\"" + new string('ü', 40_000));
        await table.MergeAsync(First, ("k", one));

        var changes = await table.MergeAsync(Second, ("k", two));

        Assert.Equal(one, changes.Others["k"][First]);
        Assert.Equal([$"2026-03-01 {one}", $"2026-03-02 {two}"], await table.AllAsync("k"));
        await table.MergeAsync(First, ("k", "short"));
        Assert.Equal(["2026-03-01 short", $"2026-03-02 {two}"], await table.AllAsync("k"));
    }

    [Fact]
    public async Task A_day_whose_text_has_no_room_beside_the_others_says_nothing_and_is_told_so()
    {
        var table = await CreateAsync();
        await table.MergeAsync(First, ("k", new string('x', 300_000)));

        var changes = await table.MergeAsync(Second, ("k", new string('y', 100_000)), ("other", "1"));

        Assert.Equal(["k"], changes.Full);
        Assert.Equal([First], changes.Others["k"].Keys);
        Assert.Empty(changes.Touched);
        Assert.Equal(["2026-03-01 " + new string('x', 300_000)], await table.AllAsync("k"));
        Assert.Equal(["2026-03-02 1"], await table.AllAsync("other"));
    }

    [Fact]
    public async Task A_text_that_grows_out_of_its_room_is_taken_back_and_the_others_are_rolled_again()
    {
        var table = await CreateAsync();
        await table.MergeAsync(First, ("k", new string('x', 300_000)));
        await table.MergeAsync(Second, ("k", "y"));

        var grown = await table.MergeAsync(Second, ("k", new string('y', 100_000)));
        var again = await table.MergeAsync(Second, ("k", new string('y', 100_000)));

        Assert.Equal(["k"], grown.Full);
        Assert.Equal([First], grown.Touched);
        Assert.Equal(["k"], again.Full);
        Assert.Empty(again.Touched);
        Assert.Equal(["2026-03-01 " + new string('x', 300_000)], await table.AllAsync("k"));
    }

    [Fact]
    public async Task A_day_without_room_has_its_say_when_there_is_room_again()
    {
        var table = await CreateAsync();
        await table.MergeAsync(First, ("k", new string('x', 300_000)));
        await table.MergeAsync(Second, ("k", new string('y', 100_000)));
        await table.MergeAsync(First, ("k", "x"));

        var changes = await table.MergeAsync(Second, ("k", new string('y', 100_000)));

        Assert.Empty(changes.Full);
        Assert.Equal([First], changes.Touched);
        Assert.Equal(["2026-03-01 x", "2026-03-02 " + new string('y', 100_000)], await table.AllAsync("k"));
    }

    private async Task<ClaimTable> CreateAsync() => (await StorageUnderTest.CreateAsync(azurite)).Claims;
}
