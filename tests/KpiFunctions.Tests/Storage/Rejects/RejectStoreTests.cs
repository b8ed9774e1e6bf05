using Azure.Core;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Rejects;
using KpiFunctions.Tests.Azurite;
using Microsoft.Extensions.Time.Testing;

namespace KpiFunctions.Tests.Storage.Rejects;

[Collection(AzuriteCollection.Name)]
public sealed class RejectStoreTests(AzuriteFixture azurite)
{
    private static readonly Reject Missing = new(2, new Rejection(RejectReason.TimeMissing, "occurredAt", "It has no time."), "{\"a\":1}");
    private static readonly Reject Formula = new(3, new Rejection(RejectReason.RowUnreadable, null, "Too few, columns."), "=HYPERLINK(\"x\")\nnext");

    [Fact]
    public async Task Rejects_of_a_request_are_one_ndjson_blob()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);

        await Store(storage).KeepAsync("webhook:shop/../x", [Missing, Formula], default);

        var blob = Assert.Single(await storage.Clients.Rejects.GetBlobsAsync().ToListAsync());
        Assert.Equal("webhook:shop...-.-..x/2026/03/01/120000000-test-1-000001.ndjson", blob.Name);
        var text = (await storage.Clients.Rejects.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString();
        Assert.StartsWith("""{"position":2,"reason":"time-missing","field":"occurredAt","detail":"It has no time.","raw":"{""", text);
        Assert.Equal(2, text.TrimEnd('\n').Split('\n').Length);
    }

    [Fact]
    public async Task Rejects_at_the_same_moment_are_all_kept()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        var store = Store(storage);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => store.KeepAsync("events", [Missing], default)));
        await store.KeepAsync("events", [], default);

        Assert.Equal(5, (await storage.Clients.Rejects.GetBlobsAsync().ToListAsync()).Count);
    }

    [Fact]
    public async Task Rejects_that_cannot_be_kept_make_the_call_fail()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        storage.Faults.Inject(Fault.Down, request => request.Method == RequestMethod.Put, int.MaxValue);

        Assert.NotNull(await Record.ExceptionAsync(() => Store(storage).KeepAsync("events", [Missing], default)));
    }

    [Fact]
    public async Task Rejects_of_an_import_are_a_csv_that_no_spreadsheet_runs()
    {
        var store = Store(await StorageUnderTest.CreateAsync(azurite));

        await store.KeepImportAsync("79-1f", [Missing], default);
        await store.KeepImportAsync("79-1f", [Missing, Formula], default);

        using var reader = new StreamReader((await store.OpenImportAsync("79-1f", default))!);
        Assert.Equal(
            "line,reason,field,detail,raw\r\n" +
            "2,time-missing,occurredAt,It has no time.,\"{\"\"a\"\":1}\"\r\n" +
            "3,row-unreadable,,\"Too few, columns.\",\"'=HYPERLINK(\"\"x\"\")\nnext\"\r\n",
            await reader.ReadToEndAsync());
    }

    [Fact]
    public async Task An_import_without_rejects_has_no_csv()
    {
        var store = Store(await StorageUnderTest.CreateAsync(azurite));
        await store.KeepImportAsync("79-1f", [Missing], default);

        await store.KeepImportAsync("79-1f", [], default);

        Assert.Null(await store.OpenImportAsync("79-1f", default));
        Assert.Null(await store.OpenImportAsync("other", default));
    }

    [Fact]
    public async Task A_quarantined_file_is_copied_with_its_reason()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        await storage.Clients.Imports.UploadBlobAsync("shop/März 1.csv", BinaryData.FromString("not a csv"));

        await Store(storage).QuarantineAsync("79-1f", "shop/März 1.csv", "It is no CSV – \"really\".\n", default);
        await Store(storage).QuarantineAsync("79-1f", "shop/gone.csv", "Whatever.", default);

        var copy = storage.Clients.Quarantine.GetBlobClient("79-1f/shop/März 1.csv");
        Assert.Equal("not a csv", (await copy.DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal("It is no CSV – \"really\".", Uri.UnescapeDataString((await copy.GetPropertiesAsync()).Value.Metadata["reason"]));
        Assert.Single(await storage.Clients.Quarantine.GetBlobsAsync().ToListAsync());
    }

    private static RejectStore Store(StorageUnderTest storage) => new(storage.Clients, storage.Writer, new FakeTimeProvider(Some.Noon));
}
