using Azure.Core;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Imports;

[Collection(AzuriteCollection.Name)]
public sealed class ImportLedgerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_entry_is_read_back_as_it_was_saved()
    {
        var ledger = await CreateAsync();
        var entry = Entry("1", ImportState.Quarantined) with
        {
            Attempt = 2,
            LastAttempt = 3,
            Reader = "abc",
            Declared = 1,
            Progress = new(3, 1, 1, 1),
            RetractionAskedAt = Some.Noon.AddMinutes(2),
            Unsettled = true,
            Dialect = "shopify-orders",
            Bytes = 5_000_000_000,
            ContentHash = "aa",
            SameAs = "0",
            Rows = 3,
            Accepted = 2,
            Rejected = 1,
            Problem = "It is no CSV.",
            FinishedAt = Some.Noon.AddMinutes(1),
        };

        await ledger.SaveAsync(entry, default);

        Assert.Equal(entry, await ledger.FindAsync("1", default));
        Assert.Null(await ledger.FindAsync("2", default));
    }

    [Fact]
    public async Task The_last_save_stands()
    {
        var ledger = await CreateAsync();
        await ledger.SaveAsync(Entry("1", ImportState.Failed) with { Problem = "storage" }, default);

        await ledger.SaveAsync(Entry("1", ImportState.Done), default);

        Assert.Equal(Entry("1", ImportState.Done), await ledger.FindAsync("1", default));
    }

    [Fact]
    public async Task Pages_are_newest_first()
    {
        var ledger = await CreateAsync();
        var ids = Enumerable.Range(0, 5).Select(i => ImportIds.Of($"file-{i}.csv", "tag", Some.Noon.AddMinutes(i))).ToList();
        foreach (var id in ids) await ledger.SaveAsync(Entry(id, ImportState.Done) with { ContentHash = "same" }, default);

        var first = await ledger.ListAsync(null, 3, default);
        var second = await ledger.ListAsync(first.Continuation, 3, default);

        Assert.Equal(Enumerable.Reverse(ids), first.Items.Concat(second.Items).Select(entry => entry.Id));
        Assert.Equal(3, first.Items.Count);
        Assert.Null(second.Continuation);
    }

    [Fact]
    public async Task Imports_with_an_attempt_are_counted_until_they_are_taken_back()
    {
        var ledger = await CreateAsync();
        await ledger.SaveAsync(Entry("first", ImportState.Importing) with { LastAttempt = 1 }, default);
        await ledger.SaveAsync(Entry("done", ImportState.Done) with { Attempt = 4, LastAttempt = 4 }, default);
        await ledger.SaveAsync(Entry("replayed", ImportState.Importing) with { Attempt = 4, LastAttempt = 5 }, default);
        await ledger.SaveAsync(Entry("retracted", ImportState.Retracted) with { Attempt = 4, LastAttempt = 4 }, default);

        Assert.Equal([null, 4, 4, null], await Task.WhenAll(new[] { "first", "done", "replayed", "retracted" }.Select(id => ledger.CountedAttemptAsync(id, default))));
    }

    [Fact]
    public async Task An_earlier_attempt_does_not_overwrite_a_later_one()
    {
        var ledger = await CreateAsync();
        await ledger.SaveAsync(Entry("1", ImportState.Importing) with { LastAttempt = 2 }, default);

        Assert.Null(await ledger.SaveAsync(Entry("1", ImportState.Done) with { Attempt = 1, LastAttempt = 1 }, default));
        Assert.Equal(2, (await ledger.SaveAsync(Entry("1", ImportState.Done) with { Attempt = 2, LastAttempt = 2 }, default))!.Attempt);
    }

    [Fact]
    public async Task A_slower_instance_does_not_take_back_that_its_attempt_has_ended()
    {
        var ledger = await CreateAsync();
        await ledger.SaveAsync(Entry("1", ImportState.Done) with { Attempt = 1, LastAttempt = 1, FinishedAt = Some.Noon }, default);

        var refused = await ledger.SaveAsync(Entry("1", ImportState.Importing) with { LastAttempt = 1, Progress = new(5, 5, 0, 0) }, default);
        var noted = await ledger.SaveAsync(Entry("1", ImportState.Importing) with { LastAttempt = 1, RetractionAskedAt = Some.Noon }, default);

        Assert.Null(refused);
        Assert.Equal((ImportState.Done, 1, Some.Noon), (noted!.State, noted.Attempt, noted.RetractionAskedAt));
    }

    [Fact]
    public async Task That_a_retraction_was_asked_for_is_not_forgotten_by_the_import_that_ends()
    {
        var ledger = await CreateAsync();
        await ledger.SaveAsync(Entry("1", ImportState.Importing) with { RetractionAskedAt = Some.Noon }, default);

        var done = await ledger.SaveAsync(Entry("1", ImportState.Done) with { FinishedAt = Some.Noon }, default);

        Assert.Equal(Some.Noon, done!.RetractionAskedAt);
        Assert.Equal(["1"], await OpenAsync(ledger));
        Assert.NotNull(await ledger.SaveAsync(done with { State = ImportState.Retracted }, default));
        Assert.Empty(await OpenAsync(ledger));
        Assert.Null(await ledger.SaveAsync(done, default));
    }

    [Fact]
    public async Task What_declared_something_is_open_after_its_retraction_until_the_registry_obeys()
    {
        var ledger = await CreateAsync();
        await ledger.SaveAsync(Entry("1", ImportState.Done) with { Attempt = 1, LastAttempt = 1, Declared = 3, FinishedAt = Some.Noon }, default);
        var done = (await ledger.FindAsync("1", default))!;

        var retracted = await ledger.SaveAsync(Entry("1", ImportState.Retracted) with { FinishedAt = Some.Noon }, default);

        Assert.True(retracted!.Unsettled);
        await ledger.MarkSettledAsync(done, default);
        Assert.Equal(["1"], await OpenAsync(ledger));
        await ledger.MarkSettledAsync(retracted, default);
        Assert.Empty(await OpenAsync(ledger));
    }

    [Fact]
    public async Task A_content_belongs_to_the_first_import_that_is_done()
    {
        var ledger = await CreateAsync();
        await ledger.SaveAsync(Entry("1", ImportState.Importing) with { ContentHash = "aa" }, default);
        Assert.Null(await FindSameAsync(ledger, "aa"));

        await ledger.SaveAsync(Entry("1", ImportState.Done) with { Attempt = 1, LastAttempt = 1, Blob = "x.csv", ContentHash = "aa" }, default);
        await ledger.SaveAsync(Entry("2", ImportState.Done) with { Attempt = 1, LastAttempt = 1, Blob = "y.csv", ContentHash = "aa" }, default);

        Assert.Equal("1", await FindSameAsync(ledger, "aa"));
        Assert.Null(await FindSameAsync(ledger, "bb"));
    }

    [Fact]
    public async Task A_retracted_imports_content_may_come_again()
    {
        var ledger = await CreateAsync();
        await ledger.SaveAsync(Entry("1", ImportState.Done) with { Attempt = 1, LastAttempt = 1, Blob = "x.csv", ContentHash = "aa" }, default);

        await ledger.SaveAsync(Entry("1", ImportState.Retracted) with { ContentHash = "aa" }, default);

        Assert.Null(await FindSameAsync(ledger, "aa"));
        await ledger.SaveAsync(Entry("2", ImportState.Done) with { Attempt = 1, LastAttempt = 1, Blob = "y.csv", ContentHash = "aa" }, default);
        Assert.Equal("2", await FindSameAsync(ledger, "aa"));
    }

    [Fact]
    public async Task Retracting_an_import_leaves_the_content_of_another_alone()
    {
        var ledger = await CreateAsync();
        await ledger.SaveAsync(Entry("1", ImportState.Done) with { Attempt = 1, LastAttempt = 1, Blob = "x.csv", ContentHash = "aa" }, default);

        await ledger.SaveAsync(Entry("2", ImportState.Retracted) with { ContentHash = "aa" }, default);

        Assert.Equal("1", await FindSameAsync(ledger, "aa"));
    }

    [Fact]
    public async Task A_crash_while_retracting_leaves_no_content_behind()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var ledger = new ImportLedger(storage.Clients);
        await ledger.SaveAsync(Entry("1", ImportState.Done) with { Attempt = 1, LastAttempt = 1, Blob = "x.csv", ContentHash = "aa" }, default);
        storage.Faults.Inject(Fault.Down, request => request.Method == RequestMethod.Delete, int.MaxValue);

        var crashed = await Record.ExceptionAsync(() => ledger.SaveAsync(Entry("1", ImportState.Retracted) with { ContentHash = "aa" }, default));

        Assert.NotNull(crashed);
        storage.Faults.Inject(Fault.None, _ => false);
        Assert.Null(await FindSameAsync(ledger, "aa"));
        await ledger.SaveAsync(Entry("2", ImportState.Done) with { Attempt = 1, LastAttempt = 1, Blob = "y.csv", ContentHash = "aa" }, default);
        Assert.Equal("2", await FindSameAsync(ledger, "aa"));
    }

    private static ImportEntry Entry(string id, ImportState state) =>
        new() { Id = id, Blob = "shop/März.csv", ETag = "\"0x1\"", SeenAt = Some.Noon, State = state };

    private static Task<string?> FindSameAsync(ImportLedger ledger, string hash) =>
        ledger.FindSameAsync(Entry("9", ImportState.Importing) with { Blob = "other.csv", ContentHash = hash }, default);

    private static async Task<List<string>> OpenAsync(ImportLedger ledger) => await ledger.OpenAsync(default).Select(entry => entry.Id).ToListAsync();

    private async Task<ImportLedger> CreateAsync() => new((await StorageUnderTest.CreateAsync(azurite)).Clients);
}
