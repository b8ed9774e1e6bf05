using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using KpiFunctions.Storage;

namespace KpiFunctions.Tests.Faults.Memory;

/// <summary>What the app relies on, asked of storage in memory and of Azurite alike.</summary>
public abstract class StorageConformance
{
    private StorageClients? clients;

    private protected abstract StorageClients Connect();

    [Fact]
    public async Task Setup_can_be_run_again()
    {
        await new StorageSetup(await ClientsAsync()).EnsureAsync(default);

        Assert.True((await (await ClientsAsync()).RollupQueue.ReceiveMessagesAsync()).Value.Length == 0);
    }

    [Fact]
    public async Task A_blob_that_is_there_is_not_created_again()
    {
        var blob = (await ClientsAsync()).Rollups.GetBlobClient("a/b.json");
        var once = new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All } };
        await blob.UploadAsync(BinaryData.FromString("first"), once);

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => blob.UploadAsync(BinaryData.FromString("second"), once));

        Assert.Equal((409, "BlobAlreadyExists"), (refused.Status, refused.ErrorCode));
        Assert.Equal("first", (await blob.DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task A_blob_that_is_written_over_is_another_version()
    {
        var blob = (await ClientsAsync()).Imports.GetBlobClient("file.csv");
        await blob.UploadAsync(BinaryData.FromString("first"), new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["namespace"] = "shop" } });
        var first = (await blob.GetPropertiesAsync()).Value;

        await blob.UploadAsync(BinaryData.FromString("second"), overwrite: true);

        Assert.Equal(("shop", 5L), (first.Metadata["namespace"], first.ContentLength));
        var stale = new BlobOpenReadOptions(false) { Conditions = new BlobRequestConditions { IfMatch = first.ETag } };
        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => blob.OpenReadAsync(stale));
        Assert.Equal(412, refused.Status);
    }

    [Fact]
    public async Task A_pinned_read_streams_the_content()
    {
        var blob = (await ClientsAsync()).Imports.GetBlobClient("read.csv");
        await blob.UploadAsync(BinaryData.FromString("0123456789"));
        var tag = (await blob.GetPropertiesAsync()).Value.ETag;

        await using var stream = await blob.OpenReadAsync(new BlobOpenReadOptions(false) { BufferSize = 4, Conditions = new BlobRequestConditions { IfMatch = tag } });

        Assert.Equal("0123456789", await new StreamReader(stream).ReadToEndAsync());
    }

    [Fact]
    public async Task A_blob_that_is_not_there_is_not_found()
    {
        var blob = (await ClientsAsync()).Rollups.GetBlobClient("none");

        var content = await Assert.ThrowsAsync<RequestFailedException>(() => blob.DownloadContentAsync());
        var properties = await Assert.ThrowsAsync<RequestFailedException>(() => blob.GetPropertiesAsync());

        Assert.Equal((404, "BlobNotFound", 404), (content.Status, content.ErrorCode, properties.Status));
        Assert.False(await blob.DeleteIfExistsAsync());
    }

    [Fact]
    public async Task An_append_goes_to_its_position_or_nowhere()
    {
        var blob = (await ClientsAsync()).LogWithoutRetries.GetAppendBlobClient("2026/03/01/000/w-1.ndjson");
        await blob.CreateAsync(new AppendBlobCreateOptions { Conditions = new AppendBlobRequestConditions { IfNoneMatch = ETag.All } });
        await AppendAsync(blob, "one", 0);

        var again = await Assert.ThrowsAsync<RequestFailedException>(() => AppendAsync(blob, "one", 0));
        await AppendAsync(blob, "two", 3);

        Assert.Equal((412, "AppendPositionConditionNotMet"), (again.Status, again.ErrorCode));
        Assert.Equal("two", (await blob.DownloadContentAsync(new BlobDownloadOptions { Range = new HttpRange(3, 9) })).Value.Content.ToString());
    }

    [Fact]
    public async Task A_sealed_blob_takes_no_append()
    {
        var blob = (await ClientsAsync()).LogWithoutRetries.GetAppendBlobClient("2026/03/01/000/w-2.ndjson");
        await blob.CreateAsync();
        await blob.SealAsync();

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => AppendAsync(blob, "one", 0));

        Assert.Equal("BlobIsSealed", refused.ErrorCode);
    }

    [Fact]
    public async Task A_listing_says_what_is_sealed_and_a_blob_that_changed_meanwhile_is_not()
    {
        var container = (await ClientsAsync()).LogWithoutRetries;
        var blob = container.GetAppendBlobClient("seal/a");
        await blob.CreateAsync();
        await container.GetAppendBlobClient("seal/b").CreateAsync();
        await container.GetBlobClient("seal/c").UploadAsync(BinaryData.FromString("c"));
        var seen = (await ListAsync()).ToDictionary(item => item.Name, item => item.Properties.ETag!.Value);
        await AppendAsync(container.GetAppendBlobClient("seal/b"), "one", 0);

        await blob.SealAsync(new AppendBlobRequestConditions { IfMatch = seen["seal/a"] });
        var changed = await RefusalAsync(() => container.GetAppendBlobClient("seal/b").SealAsync(new AppendBlobRequestConditions { IfMatch = seen["seal/b"] }));
        var other = await RefusalAsync(() => container.GetAppendBlobClient("seal/c").SealAsync());

        Assert.Equal([(412, "ConditionNotMet"), (409, "InvalidBlobType")], [changed, other]);
        var after = await ListAsync();
        Assert.Equal([true, false, false], after.Select(item => item.Properties.IsSealed == true));
        Assert.NotEqual(seen["seal/a"], after[0].Properties.ETag);

        async Task<List<BlobItem>> ListAsync() => await container.GetBlobsAsync(BlobTraits.None, BlobStates.None, "seal/", default).ToListAsync();
    }

    [Fact]
    public async Task Blobs_are_listed_by_prefix_in_order_of_names()
    {
        var log = (await ClientsAsync()).Log;
        foreach (var name in new[] { "list/b", "list/a", "list/c/d", "other" }) await log.GetBlobClient(name).UploadAsync(BinaryData.FromString(name));

        var flat = await log.GetBlobsAsync(BlobTraits.None, BlobStates.None, "list/", default).Select(blob => $"{blob.Name} {blob.Properties.ContentLength}").ToListAsync();
        var folders = await log.GetBlobsByHierarchyAsync(BlobTraits.None, BlobStates.None, "/", "list/", default).Select(item => item.IsPrefix ? item.Prefix : item.Blob.Name).ToListAsync();

        Assert.Equal(["list/a 6", "list/b 6", "list/c/d 8"], flat);
        Assert.Equal(["list/a", "list/b", "list/c/"], folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_entity_comes_back_as_it_was_written()
    {
        var table = (await ClientsAsync()).Table("kpis");
        var at = new DateTimeOffset(2026, 3, 1, 12, 30, 0, 5, TimeSpan.Zero);
        var entity = new TableEntity("s:it's", "key %2F ü")
        {
            ["text"] = "a'b\"c\n",
            ["flag"] = true,
            ["number"] = 7,
            ["big"] = long.MaxValue,
            ["ratio"] = 0.25,
            ["at"] = at,
            ["none"] = null,
        };
        await table.AddEntityAsync(entity);

        var stored = (await table.GetEntityAsync<TableEntity>("s:it's", "key %2F ü")).Value;

        Assert.Equal(("a'b\"c\n", true, 7, long.MaxValue, 0.25, at), (stored["text"], stored["flag"], stored["number"], stored["big"], stored["ratio"], stored["at"]));
        Assert.False(stored.ContainsKey("none"));
    }

    [Fact]
    public async Task Writes_that_meet_another_state_are_refused()
    {
        var table = (await ClientsAsync()).Table("days");
        await table.AddEntityAsync(new TableEntity("p", "r") { ["n"] = 1 });
        var stale = (await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["n"] = 2 }, TableUpdateMode.Replace);

        var added = await RefusalAsync(() => table.AddEntityAsync(new TableEntity("p", "r")));
        var replaced = await RefusalAsync(() => table.UpdateEntityAsync(new TableEntity("p", "r"), stale, TableUpdateMode.Replace));
        var deleted = await RefusalAsync(() => table.DeleteEntityAsync("p", "r", stale));
        var missing = await RefusalAsync(() => table.UpdateEntityAsync(new TableEntity("p", "none"), ETag.All, TableUpdateMode.Replace));

        Assert.Equal([(409, "EntityAlreadyExists"), (412, "UpdateConditionNotSatisfied"), (412, "UpdateConditionNotSatisfied"), (404, "ResourceNotFound")], [added, replaced, deleted, missing]);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "none")).HasValue);
    }

    [Fact]
    public async Task A_transaction_does_all_or_nothing()
    {
        var table = (await ClientsAsync()).Table("readings");
        await table.SubmitTransactionAsync([Add("p", "a", 1), Add("p", "b", 1)]);
        var tag = (await table.GetEntityAsync<TableEntity>("p", "a")).Value.ETag;

        var failed = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpdateReplace, new TableEntity("p", "a") { ["n"] = 2 }, tag), Add("p", "c", 2), Add("p", "b", 2)]));

        Assert.Equal((409, "EntityAlreadyExists"), (failed.Status, failed.ErrorCode));
        Assert.Equal(["a1", "b1"], await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").Select(row => row.RowKey + row["n"]).ToListAsync());
        await table.SubmitTransactionAsync([new(TableTransactionActionType.Delete, new TableEntity("p", "a"), tag), new(TableTransactionActionType.UpsertReplace, new TableEntity("p", "b") { ["n"] = 3 })]);
        Assert.Equal(["b3"], await table.QueryAsync<TableEntity>("PartitionKey eq 'p'").Select(row => row.RowKey + row["n"]).ToListAsync());
    }

    [Fact]
    public async Task Rows_are_found_by_ranges_and_properties_page_by_page()
    {
        var table = (await ClientsAsync()).Table("registry");
        foreach (var batch in Enumerable.Range(0, 30).Chunk(10))
            await table.SubmitTransactionAsync(batch.Select(i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("k", i.ToString("D2", CultureInfo.InvariantCulture)) { ["deleted"] = i % 2 == 0, ["state"] = "o'k" })));

        var odd = TableClient.CreateQueryFilter($"PartitionKey eq {"k"} and RowKey gt {"05"} and RowKey le {"11"} and deleted eq false");
        var quoted = TableClient.CreateQueryFilter($"PartitionKey ge {"a"} and PartitionKey lt {"z"} and state eq {"o'k"}");

        Assert.Equal(["07", "09", "11"], await table.QueryAsync<TableEntity>(odd).Select(row => row.RowKey).ToListAsync());
        Assert.Equal(30, await table.QueryAsync<TableEntity>(quoted, maxPerPage: 7, select: ["PartitionKey", "RowKey"]).CountAsync());
    }

    [Fact]
    public async Task A_message_is_given_once_while_it_is_hidden()
    {
        var queue = (await ClientsAsync()).MergeQueue;
        await queue.SendMessageAsync("{\"a\":\"<b>\"}");

        var first = (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value;
        var second = (await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value;

        Assert.Equal(("{\"a\":\"<b>\"}", 1), (Assert.Single(first).MessageText, (int)first[0].DequeueCount));
        Assert.Empty(second);
        var wrong = await Assert.ThrowsAsync<RequestFailedException>(() => queue.DeleteMessageAsync("none", first[0].PopReceipt));
        await queue.DeleteMessageAsync(first[0].MessageId, first[0].PopReceipt);
        Assert.Equal((404, "MessageNotFound"), (wrong.Status, wrong.ErrorCode));
    }

    private static TableTransactionAction Add(string partition, string row, int n) => new(TableTransactionActionType.Add, new TableEntity(partition, row) { ["n"] = n });

    private static Task AppendAsync(AppendBlobClient blob, string text, long position) => blob.AppendBlockAsync(
        BinaryData.FromString(text).ToStream(), new AppendBlobAppendBlockOptions { Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = position } });

    private static async Task<(int, string?)> RefusalAsync(Func<Task> act)
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(act);
        return (refused.Status, refused.ErrorCode);
    }

    private async Task<StorageClients> ClientsAsync()
    {
        if (clients is not null) return clients;
        clients = Connect();
        await new StorageSetup(clients).EnsureAsync(default);
        return clients;
    }
}
