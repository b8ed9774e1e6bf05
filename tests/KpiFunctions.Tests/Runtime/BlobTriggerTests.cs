using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using KpiFunctions.Tests.Azurite;
using Microsoft.Azure.Functions.Worker;

namespace KpiFunctions.Tests.Runtime;

public sealed class BlobTriggerTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly string container = AzuriteFixture.Unique("imports");

    [Theory]
    [InlineData(typeof(TakesClient), "shop/2026/orders.csv = a,b")]
    [InlineData(typeof(TakesStream), "shop/2026/orders.csv = a,b")]
    [InlineData(typeof(TakesText), "shop/2026/orders.csv = a,b")]
    public async Task New_blob_runs_the_function_with_the_rest_of_its_path_as_name(Type functions, string expected)
    {
        await using var app = await StartAsync(functions);

        await Container.UploadBlobAsync("shop/2026/orders.csv", BinaryData.FromString("a,b"));

        Assert.Equal(expected, await app.Recorder.NextAsync());
    }

    [Fact]
    public async Task Each_version_of_a_blob_runs_once_also_over_a_restart()
    {
        await using (var first = await StartAsync(typeof(TakesText)))
        {
            await Container.UploadBlobAsync("a", BinaryData.FromString("one"));
            Assert.Equal("a = one", await first.Recorder.NextAsync());
            await Container.GetBlobClient("a").UploadAsync(BinaryData.FromString("two"), overwrite: true);
            Assert.Equal("a = two", await first.Recorder.NextAsync());
        }

        await using var second = await StartAsync(typeof(TakesText));

        await Container.UploadBlobAsync("b", BinaryData.FromString("three"));
        Assert.Equal("b = three", await second.Recorder.NextAsync());
    }

    [Fact]
    public async Task Blob_that_fails_five_times_is_named_in_the_poison_queue_and_not_tried_again()
    {
        await using var app = await StartAsync(typeof(Fails));
        var poison = new QueueClient(azurite.ConnectionString, "webjobs-blobtrigger-poison");

        await Container.UploadBlobAsync("bad/x.csv", BinaryData.FromString("?"));

        for (var attempt = 1; attempt <= 5; attempt++) Assert.Equal("bad/x.csv", await app.Recorder.NextAsync());
        await Until.HoldsAsync(poison, messages: 1);
        var message = JsonSerializer.Deserialize<JsonElement>((await poison.ReceiveMessageAsync()).Value.Body);
        var etag = (await Container.GetBlobClient("bad/x.csv").GetPropertiesAsync()).Value.ETag;
        Assert.Equal(
            ["FunctionId", "BlobType", "ContainerName", "BlobName", "ETag"],
            message.EnumerateObject().Select(member => member.Name));
        Assert.Equal(
            ["Host.Functions.Fails", "BlockBlob", container, "bad/x.csv", etag.ToString("H")],
            message.EnumerateObject().Select(member => member.Value.GetString()));
        Assert.True(app.Recorder.IsEmpty);
    }

    [Fact]
    public async Task Blob_that_was_deleted_meanwhile_is_dropped()
    {
        await using var app = await StartAsync(typeof(DeletesAndFails));

        await Container.UploadBlobAsync("gone", BinaryData.FromString("?"));
        Assert.Equal("gone", await app.Recorder.NextAsync());
        await Container.UploadBlobAsync("next", BinaryData.FromString("?"));

        Assert.Equal("next", await app.Recorder.NextAsync());
    }

    private BlobContainerClient Container => new(azurite.ConnectionString, container);

    private Task<TestApp> StartAsync(Type functions) => TestApp.StartAsync(functions, [
        $"--AzureWebJobsStorage={azurite.ConnectionString}",
        $"--Container={container}",
        $"--AzureFunctionsWebHost:hostid={container}",
        "--AzureFunctionsJobHost:extensions:queues:messageEncoding=none"]);

    private sealed class TakesClient(Recorder recorder)
    {
        [Function("TakesClient")]
        public async Task Run([BlobTrigger("%Container%/{name}", Source = BlobTriggerSource.EventGrid)] BlobClient blob, string name) =>
            recorder.Saw($"{name} = {(await blob.DownloadContentAsync()).Value.Content}");
    }

    private sealed class TakesStream(Recorder recorder)
    {
        [Function("TakesStream")]
        public async Task Run([BlobTrigger("%Container%/{name}")] Stream blob, FunctionContext context, CancellationToken cancellation)
        {
            using var reader = new StreamReader(blob);
            recorder.Saw($"{context.BindingContext.BindingData["name"]} = {await reader.ReadToEndAsync(cancellation)}");
        }
    }

    private sealed class TakesText(Recorder recorder)
    {
        [Function("TakesText")]
        public void Run([BlobTrigger("%Container%/{name}")] string text, string name) => recorder.Saw($"{name} = {text}");
    }

    private sealed class Fails(Recorder recorder)
    {
        [Function("Fails")]
        public void Run([BlobTrigger("%Container%/{name}")] BlobClient blob, string name)
        {
            recorder.Saw(name);
            throw new InvalidOperationException("on purpose");
        }
    }

    private sealed class DeletesAndFails(Recorder recorder)
    {
        [Function("DeletesAndFails")]
        public async Task Run([BlobTrigger("%Container%/{name}")] BlobClient blob, string name)
        {
            recorder.Saw(name);
            await blob.DeleteAsync();
            throw new InvalidOperationException("on purpose");
        }
    }
}
