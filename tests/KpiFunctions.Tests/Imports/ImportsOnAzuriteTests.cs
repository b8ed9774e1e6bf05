using System.Globalization;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using KpiFunctions.Core.Records;
using KpiFunctions.Imports;
using KpiFunctions.Intake;
using KpiFunctions.Reading;
using KpiFunctions.Replays;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Tests.Azurite;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Moq;

namespace KpiFunctions.Tests.Imports;

/// <summary>The importer on real blobs: tags, pinned reads over several ranges, metadata.</summary>
[Collection(AzuriteCollection.Name)]
public sealed class ImportsOnAzuriteTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private readonly ImportBench bench = new();
    private readonly StorageClients storage = StorageClients.From(
        new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", azurite.ConnectionString)]).Build(), null, AzuriteFixture.Unique("i"));

    private BlobContainerClient Container => storage.Imports;

    public Task InitializeAsync() => new StorageSetup(storage).EnsureAsync(CancellationToken.None);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_file_is_imported_once_by_whoever_comes_first()
    {
        var blob = Container.GetBlobClient("2026/march clicks.csv");
        await blob.UploadAsync(BinaryData.FromString(Clicks(1)), new BlobUploadOptions { Metadata = new Dictionary<string, string> { ["namespace"] = "brand-a" } });

        await ReconcileAsync();
        await new ImportCsv(bench.Importer).RunAsync(blob, CancellationToken.None);
        await ReconcileAsync();

        var entry = Assert.Single(bench.Entries.Values);
        Assert.Equal((ImportState.Done, "2026/march clicks.csv", 1L), (entry.State, entry.Blob, entry.Accepted));
        Assert.Equal("brand-a", RecordLine.TryRead(Encoding.UTF8.GetBytes(Assert.Single(bench.Chunks).Lines))!.Namespace);
    }

    [Fact]
    public async Task A_large_file_is_read_over_many_ranges()
    {
        var blob = Container.GetBlobClient("large.csv");
        var text = Clicks(250_000);
        await blob.UploadAsync(BinaryData.FromString(text));

        await bench.Importer.ImportAsync(blob, CancellationToken.None);

        var entry = Assert.Single(bench.Entries.Values);
        Assert.Equal((ImportState.Done, 250_000L, (long)text.Length), (entry.State, entry.Accepted, entry.Bytes));
        Assert.Equal(25, bench.Chunks.Count);
    }

    [Fact]
    public async Task A_large_file_says_on_its_way_how_far_it_is_and_how_fast()
    {
        var blob = Container.GetBlobClient("slow.csv");
        var text = Clicks(250_000);
        await blob.UploadAsync(BinaryData.FromString(text));
        bench.Log.Setup(l => l.WriteChunkAsync(It.IsAny<string>(), 1, It.IsAny<int>(), It.IsAny<IReadOnlyList<LogRecord>>(), It.IsAny<CancellationToken>()))
            .Callback(() => bench.Time.Advance(TimeSpan.FromSeconds(2))).Returns(Task.CompletedTask);
        var shown = new List<ImportView>();
        bench.Ledger.Setup(l => l.SaveAsync(It.Is<ImportEntry>(entry => entry.Progress != null), It.IsAny<CancellationToken>()))
            .Callback((ImportEntry entry, CancellationToken _) => shown.Add(ImportView.Of(entry))).ReturnsAsync((ImportEntry entry, CancellationToken _) => entry);

        await bench.Importer.ImportAsync(blob, CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, 25).Select(chunk => chunk * 10_000L), shown.Select(view => view.Accepted));
        Assert.Equal(shown.Select(view => view.Progress!.Bytes).Order(), shown.Select(view => view.Progress!.Bytes));
        Assert.All(shown, view => Assert.InRange(view.Progress!.Bytes, view.Accepted * 30, text.Length));
        Assert.All(shown, view => Assert.InRange(view.Progress!.RowsPerSecond!.Value, 5_000, 5_001));
        Assert.Equal(text.Length, shown[^1].Progress!.Bytes);
        Assert.Equal(text.Length / 50, shown[^1].Progress!.BytesPerSecond);
    }

    [Fact]
    public async Task A_file_replaced_between_two_ranges_gives_no_mixture()
    {
        var replaced = false;
        var blob = Container.GetBlobClient("replaced.csv");
        await blob.UploadAsync(BinaryData.FromString(Clicks(250_000)));
        bench.Log.Setup(l => l.WriteChunkAsync(It.IsAny<string>(), 1, 0, It.IsAny<IReadOnlyList<LogRecord>>(), It.IsAny<CancellationToken>()))
            .Returns(() => replaced ? Task.CompletedTask : ReplaceAsync());

        await bench.Importer.ImportAsync(blob, CancellationToken.None);
        await ReconcileAsync();

        Assert.Equal([(ImportState.Done, 2L), (ImportState.Failed, 0L)], bench.Entries.Values.Select(entry => (entry.State, entry.Accepted)).Order());

        async Task ReplaceAsync()
        {
            replaced = true;
            await blob.UploadAsync(BinaryData.FromString(Clicks(2)), overwrite: true);
        }
    }

    [Fact]
    public async Task One_failing_file_does_not_keep_the_next_waiting()
    {
        await Container.GetBlobClient("a.csv").UploadAsync(BinaryData.FromString(Clicks(1)));
        await Container.GetBlobClient("b.csv").UploadAsync(BinaryData.FromString(Clicks(2)));
        bench.Log.SetupSequence(l => l.WriteChunkAsync(It.IsAny<string>(), 1, 0, It.IsAny<IReadOnlyList<LogRecord>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new RequestFailedException(503, "busy"))
            .Returns(Task.CompletedTask);

        await Assert.ThrowsAsync<AggregateException>(ReconcileAsync);

        Assert.Equal([("a.csv", ImportState.Failed), ("b.csv", ImportState.Done)], bench.Entries.Values.Select(entry => (entry.Blob, entry.State)).Order());
    }

    [Fact]
    public async Task An_empty_file_is_quarantined()
    {
        var blob = Container.GetBlobClient("empty.csv");
        await blob.UploadAsync(BinaryData.FromString(""));

        await bench.Importer.ImportAsync(blob, CancellationToken.None);

        Assert.Equal((ImportState.Quarantined, "The file is empty."), (bench.Entries.Values.Single().State, bench.Entries.Values.Single().Problem));
    }

    private static string Clicks(int count)
    {
        var text = new StringBuilder("type,id,occurredAt,campaign\n");
        for (var i = 0; i < count; i++) text.Append(CultureInfo.InvariantCulture, $"click,click-{i:D7},2026-03-01T10:00:00Z,spring\n");
        return text.ToString();
    }

    private Task ReconcileAsync()
    {
        bench.Rejects.Setup(r => r.Quarantined(It.IsAny<string>(), It.IsAny<string>())).Returns((string import, string blob) => storage.Quarantine.GetBlobClient($"{import}/{blob}"));
        var log = Mock.Of<IEventLog>(MockBehavior.Strict);
        var retraction = new ImportRetraction(bench.Ledger.Object, log, bench.Registry.Object, bench.Time);
        var repair = new ImportRepair(new ImportFiles(storage, bench.Rejects.Object), bench.Importer, retraction);
        var desk = new RegistryDesk(log, bench.Registry.Object, bench.Time);
        return new ReconcileImports(storage, bench.Ledger.Object, bench.Importer, repair, desk, new UnknownFiles(bench.Ledger.Object, new ImportSettings(bench.Registry.Object, Options.Create(new ReportingOptions())), Mock.Of<IImportReplay>()), NullLogger<ReconcileImports>.Instance).RunAsync(new TimerInfo(), CancellationToken.None);
    }
}
