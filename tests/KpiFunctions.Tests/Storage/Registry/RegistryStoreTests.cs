using Azure.Core;
using KpiFunctions.Core.Registry;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Tests.Azurite;

namespace KpiFunctions.Tests.Storage.Registry;

[Collection(AzuriteCollection.Name)]
public sealed class RegistryStoreTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_declared_entry_is_found()
    {
        var store = await CreateAsync();

        await store.ProjectAsync([Some.Declaration("links", "s/1 ü", "d1", Some.Noon, ("destination", "https://example.com"), ("campaign", "spring"))], default);

        var entry = await store.FindAsync(RegistryKind.Links, "s/1 ü", default);
        Assert.Equal(("links", "s/1 ü"), (entry!.Kind, entry.Id));
        Assert.Equal(new Dictionary<string, string> { ["destination"] = "https://example.com", ["campaign"] = "spring" }, entry.Fields);
        Assert.Null(await store.FindAsync(RegistryKind.Links, "other", default));
        Assert.Null(await store.FindAsync(RegistryKind.Campaigns, "s/1 ü", default));
    }

    [Theory]
    [InlineData(-1, "z", "old")]
    [InlineData(0, "a", "old")]
    [InlineData(0, "e", "new")]
    [InlineData(1, "a", "new")]
    public async Task The_later_declaration_stands_whatever_the_order(int milliseconds, string id, string expected)
    {
        var store = await CreateAsync();
        await store.ProjectAsync([Some.Declaration("campaigns", "spring", "d", Some.Noon, ("name", "old"))], default);

        await store.ProjectAsync([Some.Declaration("campaigns", "spring", id, Some.Noon.AddMilliseconds(milliseconds), ("name", "new"))], default);

        Assert.Equal(expected, (await store.FindAsync(RegistryKind.Campaigns, "spring", default))!["name"]);
    }

    [Fact]
    public async Task A_deleted_entry_is_not_brought_back_by_an_older_declaration()
    {
        var store = await CreateAsync();
        await store.ProjectAsync([Some.Deletion("campaigns", "spring", "d2", Some.Noon.AddHours(1))], default);

        await store.ProjectAsync([Some.Declaration("campaigns", "spring", "d1", Some.Noon, ("name", "old"))], default);

        Assert.Null(await store.FindAsync(RegistryKind.Campaigns, "spring", default));
        Assert.Empty((await store.ListAsync(RegistryKind.Campaigns, null, 10, default)).Items);
        Assert.Empty((await store.SnapshotAsync(default)).Entries);
        await store.ProjectAsync([Some.Declaration("campaigns", "spring", "d3", Some.Noon.AddHours(2), ("name", "back"))], default);
        Assert.Equal("back", (await store.FindAsync(RegistryKind.Campaigns, "spring", default))!["name"]);
    }

    [Fact]
    public async Task Coupons_are_found_without_case()
    {
        var store = await CreateAsync();

        await store.ProjectAsync([Some.Declaration("coupons", "Lena10", "d1", Some.Noon, ("campaign", "spring"))], default);
        await store.ProjectAsync([Some.Declaration("coupons", "LENA10", "d2", Some.Noon.AddHours(1), ("campaign", "autumn"))], default);

        Assert.Equal("autumn", (await store.FindAsync(RegistryKind.Coupons, "lena10", default))!["campaign"]);
        Assert.Single((await store.SnapshotAsync(default)).Entries);
    }

    [Fact]
    public async Task Pages_go_through_all_entries_of_the_kind_in_id_order()
    {
        var store = await CreateAsync();
        var ids = new[] { "a", "a b", "a.b", "a/b", "ab", "b", "é" };
        await store.ProjectAsync([.. ids.Reverse().Select(id => Some.Declaration("campaigns", id, "d", Some.Noon))], default);
        await store.ProjectAsync([Some.Deletion("campaigns", "aa", "d", Some.Noon), Some.Declaration("links", "l", "d", Some.Noon)], default);

        var seen = new List<string>();
        var sizes = new List<int>();
        for (string? continuation = null; ;)
        {
            var page = await store.ListAsync(RegistryKind.Campaigns, continuation, 3, default);
            seen.AddRange(page.Items.Select(entry => entry.Id));
            sizes.Add(page.Items.Count);
            continuation = page.Continuation;
            if (continuation is null) break;
        }

        Assert.Equal(ids, seen);
        Assert.Equal([3, 3, 1], sizes);
    }

    [Fact]
    public async Task A_page_that_is_just_full_has_no_continuation_and_a_forged_one_reaches_no_other_kind()
    {
        var store = await CreateAsync();
        await store.ProjectAsync([Some.Declaration("campaigns", "a", "d", Some.Noon), Some.Declaration("campaigns", "b", "d", Some.Noon)], default);
        await store.ProjectAsync([Some.Declaration("links", "l", "d", Some.Noon)], default);

        Assert.Null((await store.ListAsync(RegistryKind.Campaigns, null, 2, default)).Continuation);
        Assert.All((await store.ListAsync(RegistryKind.Campaigns, "' or PartitionKey ne '", 2, default)).Items, entry => Assert.Equal("campaigns", entry.Kind));
    }

    [Fact]
    public async Task Of_many_at_once_the_latest_stands()
    {
        var store = await CreateAsync();

        await Task.WhenAll(Enumerable.Range(0, 12).Select(i =>
            store.ProjectAsync([Some.Declaration("campaigns", "spring", $"d{i}", Some.Noon.AddMinutes((i * 5) % 12), ("name", $"{(i * 5) % 12}"))], default)));

        Assert.Equal("11", (await store.FindAsync(RegistryKind.Campaigns, "spring", default))!["name"]);
    }

    [Fact]
    public async Task A_projection_whose_reply_is_lost_is_there_once()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var store = new RegistryStore(storage.Clients, new ImportLedger(storage.Clients));
        storage.Faults.Inject(Fault.LostReply, request => request.Method != RequestMethod.Get, 2);

        await store.ProjectAsync([Some.Declaration("campaigns", "spring", "d1", Some.Noon, ("name", "1"))], default);
        storage.Faults.Inject(Fault.FalseFailure, request => request.Method != RequestMethod.Get);
        await store.ProjectAsync([Some.Declaration("campaigns", "spring", "d2", Some.Noon, ("name", "2"))], default);

        Assert.Equal("2", Assert.Single((await store.SnapshotAsync(default)).Entries)["name"]);
    }

    private async Task<RegistryStore> CreateAsync()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        return new RegistryStore(storage.Clients, new ImportLedger(storage.Clients));
    }
}
