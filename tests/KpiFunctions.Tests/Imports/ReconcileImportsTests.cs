using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Imports;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace KpiFunctions.Tests.Imports;

public sealed class ReconcileImportsTests
{
    private const string Clicks = "type,id,occurredAt\nclick,c-1,2026-03-01T10:00:00Z\n";

    private readonly ImportBench bench = new();
    private readonly Mock<BlobContainerClient> container = new(MockBehavior.Strict);
    private readonly List<BlobItem> listed = [];

    [Fact]
    public async Task What_is_done_is_left_alone_and_the_rest_is_imported()
    {
        var done = Add("done.csv", Clicks);
        await bench.ImportAsync(done);
        done.Invocations.Clear();
        Add("missed.csv", Clicks.Replace("c-1", "c-2", StringComparison.Ordinal));

        await RunAsync();

        Assert.Equal(["done.csv", "missed.csv"], bench.Entries.Values.Where(entry => entry.State == ImportState.Done).Select(entry => entry.Blob).Order());
        done.Verify(b => b.GetPropertiesAsync(It.IsAny<BlobRequestConditions>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task One_failing_file_does_not_keep_the_next_waiting()
    {
        var broken = Add("a.csv", Clicks);
        broken.Setup(b => b.OpenReadAsync(It.IsAny<BlobOpenReadOptions>(), It.IsAny<CancellationToken>())).ThrowsAsync(new RequestFailedException(503, "busy"));
        Add("b.csv", Clicks);

        await Assert.ThrowsAsync<AggregateException>(RunAsync);

        Assert.Equal([("a.csv", ImportState.Failed), ("b.csv", ImportState.Done)], bench.Entries.Values.Select(entry => (entry.Blob, entry.State)).Order());
    }

    private Mock<BlobClient> Add(string name, string content)
    {
        var blob = ImportBench.Blob(name, content);
        container.Setup(c => c.GetBlobClient(name)).Returns(blob.Object);
        // Listings give the tag without quotes.
        listed.Add(BlobsModelFactory.BlobItem(name, properties: BlobsModelFactory.BlobItemProperties(true, lastModified: ImportBench.Uploaded, eTag: new ETag("0x1"))));
        return blob;
    }

    private Task RunAsync()
    {
        container.Setup(c => c.GetBlobsAsync(It.IsAny<BlobTraits>(), It.IsAny<BlobStates>(), It.IsAny<string>(), It.IsAny<CancellationToken>())).Returns(Page);
        container.Setup(c => c.GetBlobsAsync(It.IsAny<GetBlobsOptions>(), It.IsAny<CancellationToken>())).Returns(Page);
        var service = new Mock<BlobServiceClient>(MockBehavior.Strict);
        service.Setup(s => s.GetBlobContainerClient("imports")).Returns(container.Object);
        return new ReconcileImports(service.Object, bench.Ledger.Object, bench.Importer, NullLogger<ReconcileImports>.Instance).RunAsync(new TimerInfo(), CancellationToken.None);
    }

    private AsyncPageable<BlobItem> Page() => AsyncPageable<BlobItem>.FromPages([Page<BlobItem>.FromValues([.. listed], null, Mock.Of<Response>())]);
}
