using KpiFunctions.Storage;
using KpiFunctions.Storage.Claims;
using KpiFunctions.Tests.Azurite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using static KpiFunctions.Tests.Storage.Claims.ClaimDays;

namespace KpiFunctions.Tests.Storage.Claims;

[Collection(AzuriteCollection.Name)]
public sealed class ClaimTableTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task What_a_day_says_is_found_as_it_was_said()
    {
        var table = await CreateAsync();
        const string text = """{"at":"2026-03-01T12:00:00Z","name":"it's <ü> 😀","n":1}""";

        await table.MergeAsync(First, ("a1", text));

        Assert.Equal([$"2026-03-01 {text}"], await table.AllAsync("a1"));
        Assert.Empty(await table.AllAsync("a2"));
        Assert.Empty(await table.FindAsync(ClaimSet.Orders, "a1", default));
    }

    [Fact]
    public async Task What_all_days_say_about_a_key_is_in_day_order()
    {
        var table = await CreateAsync();
        foreach (var (day, text) in new[] { (Third, "c"), (First, "a"), (Second, "b") }) await table.MergeAsync(day, ("k", text));

        Assert.Equal(["2026-03-01 a", "2026-03-02 b", "2026-03-03 c"], await table.AllAsync("k"));
    }

    [Fact]
    public async Task A_key_that_only_this_day_has_is_nobody_elses_and_touches_nobody()
    {
        var table = await CreateAsync();
        await table.MergeAsync(Second, ("other", "x"));

        var changes = await table.MergeAsync(First, ("own", "x"));

        Assert.Empty(changes.Others);
        Assert.Empty(changes.Touched);
    }

    [Fact]
    public async Task A_new_text_is_told_what_the_others_say_and_touches_them()
    {
        var table = await CreateAsync();
        await table.MergeAsync(Third, ("k", "three"), ("unshared", "x"));
        await table.MergeAsync(First, ("k", "one"));

        var changes = await table.MergeAsync(Second, ("k", "two"), ("own", "y"));

        Assert.Equal(["k"], changes.Others.Keys);
        Assert.Equal(["2026-03-01 one", "2026-03-03 three"], Lines(changes.Others["k"]));
        Assert.Equal([First, Third], changes.Touched);
    }

    [Fact]
    public async Task A_changed_text_touches_every_other_day_of_its_key_once_and_an_unchanged_one_nobody()
    {
        var table = await CreateAsync();
        await table.MergeAsync(Second, ("a", "2"), ("b", "2"));
        await table.MergeAsync(Third, ("same", "3"));
        await table.MergeAsync(First, ("a", "1"), ("b", "1"), ("same", "1"));

        var changes = await table.MergeAsync(First, ("a", "1!"), ("b", "1!"), ("same", "1"));

        Assert.Equal([Second], changes.Touched);
        Assert.Equal(["2026-03-03 3"], Lines(changes.Others["same"]));
        Assert.Equal(["2026-03-01 1!", "2026-03-02 2"], await table.AllAsync("b"));
    }

    [Fact]
    public async Task The_same_texts_again_write_and_touch_nothing_and_tell_what_the_others_say_by_now()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var table = storage.Claims;
        await table.MergeAsync(First, ("k", "one"), ("own", "x"));
        await table.MergeAsync(Second, ("k", "two"));
        var before = storage.Faults.Writes;

        var changes = await table.MergeAsync(First, ("k", "one"), ("own", "x"));

        Assert.Empty(changes.Touched);
        Assert.Equal(["2026-03-02 two"], Lines(changes.Others["k"]));
        Assert.Equal(before, storage.Faults.Writes);
    }

    [Fact]
    public async Task What_is_no_longer_said_is_taken_back_and_touches_those_who_still_say_something()
    {
        var table = await CreateAsync();
        await table.MergeAsync(Second, ("shared", "2"));
        await table.MergeAsync(First, ("shared", "1"), ("own", "1"), ("kept", "1"));

        var changes = await table.MergeAsync(First, ("kept", "1"));

        Assert.Equal([Second], changes.Touched);
        Assert.Empty(changes.Others);
        Assert.Equal(["2026-03-02 2"], await table.AllAsync("shared"));
        Assert.Empty(await table.AllAsync("own"));
        Assert.Equal(["2026-03-01 1"], await table.AllAsync("kept"));
    }

    [Fact]
    public async Task A_day_that_takes_everything_back_leaves_no_entity()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var table = storage.Claims;
        await table.MergeAsync(First, ("a", "1"), ("b", "1"));

        await table.MergeAsync(First);

        Assert.Empty(await storage.Clients.Table("claims").QueryAsync<Azure.Data.Tables.TableEntity>().ToListAsync());
    }

    [Fact]
    public async Task Touched_days_are_returned_until_they_are_settled()
    {
        var table = await CreateAsync();
        await table.MergeAsync(Second, ("k", "2"));
        await table.ReplaceAsync(First, ("k", "1"));

        Assert.Equal([Second], (await table.ReplaceAsync(First, ("k", "1"))).Touched);
        var last = await table.ReplaceAsync(First, ("k", "1"));
        Assert.Equal([Second], last.Touched);
        await last.Receipt.SettleAsync(default);
        Assert.Empty((await table.ReplaceAsync(First, ("k", "1"))).Touched);
    }

    [Fact]
    public async Task Settling_a_day_leaves_what_another_day_has_to_tell()
    {
        var table = await CreateAsync();
        await table.MergeAsync(Third, ("k", "3"));
        var first = await table.ReplaceAsync(First, ("k", "1"));
        await table.ReplaceAsync(Second, ("k", "2"));

        await first.Receipt.SettleAsync(default);

        Assert.Equal([First, Third], (await table.ReplaceAsync(Second, ("k", "2"))).Touched);
    }

    [Fact]
    public async Task The_same_key_in_two_sets_is_two_keys()
    {
        var table = await CreateAsync();
        await table.ReplaceDayAsync(ClaimSet.Orders, First, Says(("k", "order")), default);
        var changes = await table.ReplaceDayAsync(ClaimSet.Identities, Second, Says(("k", "record")), default);

        await table.ReplaceDayAsync(ClaimSet.Orders, First, Says(), default);

        Assert.Empty(changes.Others);
        Assert.Empty(await table.FindAsync(ClaimSet.Orders, "k", default));
        Assert.Equal(["2026-03-02 record"], Lines(await table.FindAsync(ClaimSet.Identities, "k", default)));
    }

    [Fact]
    public async Task Three_thousand_new_keys_cost_one_write_each_and_thirty_for_the_index()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var table = storage.Claims;
        var texts = Enumerable.Range(0, 3_000).ToDictionary(n => n.ToString("x32"), n => $$"""{"n":{{n}}}""");
        await table.ReplaceDayAsync(ClaimSet.Identities, Second, texts.Take(1).ToDictionary(), default);
        var before = storage.Faults.Writes;

        var changes = await table.ReplaceDayAsync(ClaimSet.Identities, First, texts, default);

        // The shared key's insert is refused: one more for its replacement.
        Assert.Equal(before + 3_000 + 30 + 1, storage.Faults.Writes);
        Assert.Equal([texts.Keys.First()], changes.Others.Keys);
        Assert.Equal([Second], changes.Touched);
        Assert.Equal(["2026-03-01 {\"n\":2999}"], await table.AllAsync(2_999.ToString("x32")));
    }

    [Fact]
    public async Task The_table_is_there_for_whoever_asks_for_it()
    {
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", azurite.ConnectionString)]).Build();
        await using var services = new ServiceCollection().AddSingleton(TimeProvider.System).AddKpiStorage(settings, "host-1", _ => []).BuildServiceProvider();

        Assert.IsType<ClaimTable>(services.GetRequiredService<IClaimTable>());
    }

    private async Task<ClaimTable> CreateAsync() => (await StorageUnderTest.CreateAsync(azurite)).Claims;
}
