using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Imports;

[Collection(AzuriteCollection.Name)]
public sealed class ChangedImportsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Only_what_begins_or_ceases_to_count_is_noted()
    {
        var (ledger, changes) = await CreateAsync();
        await ledger.SaveAsync(Entry(ImportState.Importing) with { Attempt = 0 }, default);
        await ledger.SaveAsync(Entry(ImportState.Failed) with { Attempt = 0 }, default);
        Assert.Empty(await changes.ListAsync(default));

        await ledger.SaveAsync(Entry(ImportState.Done), default);
        await ForgetAsync(changes);
        await ledger.SaveAsync(Entry(ImportState.Done) with { Problem = "none" }, default);
        Assert.Empty(await changes.ListAsync(default));

        await ledger.SaveAsync(Entry(ImportState.Done) with { Attempt = 2 }, default);
        await ForgetAsync(changes);
        await ledger.SaveAsync(Entry(ImportState.Retracted) with { Attempt = 2 }, default);
        await ForgetAsync(changes);
        await ledger.SaveAsync(Entry(ImportState.Done) with { Attempt = 2 }, default);
        Assert.Empty(await changes.ListAsync(default));
    }

    [Fact]
    public async Task A_note_is_made_although_the_save_got_no_reply()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var (ledger, changes) = (new ImportLedger(storage.Clients), new ChangedImports(storage.Clients));
        storage.Faults.Inject(Fault.LostReply, request => request.Uri.Path.Contains("$batch"));

        await ledger.SaveAsync(Entry(ImportState.Done), default);

        Assert.Equal("79-1f", Assert.Single(await changes.ListAsync(default)).Import);
    }

    [Fact]
    public async Task A_change_that_came_after_the_list_is_not_forgotten()
    {
        var (ledger, changes) = await CreateAsync();
        await ledger.SaveAsync(Entry(ImportState.Done), default);
        var first = Assert.Single(await changes.ListAsync(default));
        await ledger.SaveAsync(Entry(ImportState.Retracted), default);

        await changes.ForgetAsync(first, default);

        Assert.Single(await changes.ListAsync(default));
    }

    [Fact]
    public async Task Notes_are_no_imports()
    {
        var (ledger, _) = await CreateAsync();
        await ledger.SaveAsync(Entry(ImportState.Done), default);

        var page = await ledger.ListAsync(null, 1, default);

        Assert.Equal(("79-1f", null), (Assert.Single(page.Items).Id, page.Continuation));
    }

    [Fact]
    public async Task The_days_of_an_import_are_those_of_all_its_attempts()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var log = new ImportLog(storage.Clients, new ImportDays(storage.Clients));
        await log.WriteChunkAsync("79-1f", 1, 0, [Some.Click("a")], default);
        await log.WriteChunkAsync("79-1f", 2, 0, [Some.Click("a"), Some.Click("b", Some.Noon.AddDays(2))], default);
        await log.WriteChunkAsync("79-1f2", 1, 0, [Some.Click("c", Some.Noon.AddDays(5))], default);

        Assert.Equal([Some.Day, Some.Day.AddDays(2)], await new ChangedImports(storage.Clients).UtcDaysOfAsync("79-1f", default));
    }

    private static ImportEntry Entry(ImportState state) =>
        new() { Id = "79-1f", Blob = "a.csv", ETag = "\"0x1\"", SeenAt = Some.Noon, State = state, Attempt = 1 };

    private static async Task ForgetAsync(ChangedImports changes) => await changes.ForgetAsync(Assert.Single(await changes.ListAsync(default)), default);

    private async Task<(ImportLedger Ledger, ChangedImports Changes)> CreateAsync()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        return (new ImportLedger(storage.Clients), new ChangedImports(storage.Clients));
    }
}
