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
    public async Task Only_done_imports_are_counted()
    {
        var ledger = await CreateAsync();
        foreach (var state in Enum.GetValues<ImportState>()) await ledger.SaveAsync(Entry(state.ToString(), state) with { Attempt = 4 }, default);

        foreach (var state in Enum.GetValues<ImportState>())
            Assert.Equal(state == ImportState.Done ? 4 : null, await ledger.CountedAttemptAsync(state.ToString(), default));
    }

    [Fact]
    public async Task A_content_belongs_to_the_first_import_that_is_done()
    {
        var ledger = await CreateAsync();
        await ledger.SaveAsync(Entry("1", ImportState.Importing) with { ContentHash = "aa" }, default);
        Assert.Null(await ledger.FindContentAsync("aa", default));

        await ledger.SaveAsync(Entry("1", ImportState.Done) with { ContentHash = "aa" }, default);
        await ledger.SaveAsync(Entry("2", ImportState.Done) with { ContentHash = "aa" }, default);

        Assert.Equal("1", await ledger.FindContentAsync("aa", default));
        Assert.Null(await ledger.FindContentAsync("bb", default));
    }

    [Fact]
    public async Task A_retracted_imports_content_may_come_again()
    {
        var ledger = await CreateAsync();
        await ledger.SaveAsync(Entry("1", ImportState.Done) with { ContentHash = "aa" }, default);

        await ledger.SaveAsync(Entry("1", ImportState.Retracted) with { ContentHash = "aa" }, default);

        Assert.Null(await ledger.FindContentAsync("aa", default));
        await ledger.SaveAsync(Entry("2", ImportState.Done) with { ContentHash = "aa" }, default);
        Assert.Equal("2", await ledger.FindContentAsync("aa", default));
    }

    [Fact]
    public async Task Retracting_an_import_leaves_the_content_of_another_alone()
    {
        var ledger = await CreateAsync();
        await ledger.SaveAsync(Entry("1", ImportState.Done) with { ContentHash = "aa" }, default);

        await ledger.SaveAsync(Entry("2", ImportState.Retracted) with { ContentHash = "aa" }, default);

        Assert.Equal("1", await ledger.FindContentAsync("aa", default));
    }

    [Fact]
    public async Task A_crash_while_retracting_leaves_no_content_behind()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var ledger = new ImportLedger(storage.Clients);
        await ledger.SaveAsync(Entry("1", ImportState.Done) with { ContentHash = "aa" }, default);
        storage.Faults.Inject(Fault.Down, request => request.Method == RequestMethod.Delete, int.MaxValue);

        var crashed = await Record.ExceptionAsync(() => ledger.SaveAsync(Entry("1", ImportState.Retracted) with { ContentHash = "aa" }, default));

        Assert.NotNull(crashed);
        storage.Faults.Inject(Fault.None, _ => false);
        Assert.Null(await ledger.FindContentAsync("aa", default));
        await ledger.SaveAsync(Entry("2", ImportState.Done) with { ContentHash = "aa" }, default);
        Assert.Equal("2", await ledger.FindContentAsync("aa", default));
    }

    private static ImportEntry Entry(string id, ImportState state) =>
        new() { Id = id, Blob = "shop/März.csv", ETag = "\"0x1\"", SeenAt = Some.Noon, State = state };

    private async Task<ImportLedger> CreateAsync() => new((await StorageUnderTest.CreateAsync(azurite)).Clients);
}
