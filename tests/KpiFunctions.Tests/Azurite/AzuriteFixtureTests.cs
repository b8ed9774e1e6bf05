using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace KpiFunctions.Tests.Azurite;

[Collection(AzuriteCollection.Name)]
public sealed class AzuriteFixtureTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Blobs_queues_and_tables_answer()
    {
        var blobs = new BlobContainerClient(azurite.ConnectionString, AzuriteFixture.Unique("blobs"));
        var queue = new QueueClient(azurite.ConnectionString, AzuriteFixture.Unique("queue"));
        var table = new TableClient(azurite.ConnectionString, AzuriteFixture.Unique("table"));

        await blobs.CreateAsync();
        await queue.CreateAsync();
        await table.CreateAsync();
        await blobs.UploadBlobAsync("a", BinaryData.FromString("kept"));

        Assert.Equal("kept", (await blobs.GetBlobClient("a").DownloadContentAsync()).Value.Content.ToString());
    }

    [Fact]
    public async Task Data_on_disk_outlives_an_Azurite()
    {
        var folder = Directory.CreateTempSubdirectory("azurite-").FullName;
        await using (var first = await AzuriteOnDisk.StartAsync(folder))
            await new TableClient(first.ConnectionString, "kept").CreateAsync();

        await using var second = await AzuriteOnDisk.StartAsync(folder);

        var tables = new TableServiceClient(second.ConnectionString).Query().Select(table => table.Name);
        Assert.Equal("kept", Assert.Single(tables));
    }
}
