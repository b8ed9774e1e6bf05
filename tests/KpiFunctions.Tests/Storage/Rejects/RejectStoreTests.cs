using Azure.Core;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Imports;
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
        Assert.Equal("webhook:shop.1.-.-.1x/2026/03/01/120000000-test-1-000001.ndjson", blob.Name);
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

        var file = (await storage.Clients.Imports.GetBlobClient("shop/März 1.csv").GetPropertiesAsync()).Value;
        var import = ImportIds.Of("shop/März 1.csv", file.ETag.ToString().Trim('"'), file.LastModified);

        await Store(storage).QuarantineAsync(import, "shop/März 1.csv", "It is no CSV – \"really\".\n", default);
        await Store(storage).QuarantineAsync("79-1f", "shop/März 1.csv", "This is about another version.", default);
        await Store(storage).QuarantineAsync("79-1f", "shop/gone.csv", "Whatever.", default);

        var copy = storage.Clients.Quarantine.GetBlobClient($"{import}/shop/März 1.csv");
        Assert.Equal("not a csv", (await copy.DownloadContentAsync()).Value.Content.ToString());
        Assert.Equal("It is no CSV – \"really\".", Uri.UnescapeDataString((await copy.GetPropertiesAsync()).Value.Metadata["reason"]));
        Assert.Single(await storage.Clients.Quarantine.GetBlobsAsync().ToListAsync());
    }

    [Fact]
    public async Task Kept_rejects_are_read_back_with_what_their_mapping_needs()
    {
        var store = Store(await StorageUnderTest.CreateAsync(azurite));
        var delivery = Delivery.Of(Some.Noon.AddSeconds(-1), [new("Webhook-Id", "m-1"), new("X-Shop-Topic", "orders/paid")]);
        await store.KeepAsync("webhook:shop", [Missing with { Delivery = delivery }], default);

        var name = Assert.Single(await store.ListAsync("webhook:shop", Some.Day, Some.Day, null, default).ToListAsync());
        var kept = Assert.Single((await store.FindAsync(name, default))!.Lines).Reject!;

        Assert.Equal((Missing.Rejection, Missing.Raw, Some.Noon.AddSeconds(-1)), (kept.Rejection, kept.Raw, kept.Delivery!.ReceivedAt));
        Assert.Equal(new Dictionary<string, string> { ["webhook-id"] = "m-1", ["x-shop-topic"] = "orders/paid" }, kept.Delivery.Headers);
        Assert.Empty(await store.ListAsync("webhook:shop", Some.Day, Some.Day, name, default).ToListAsync());
        Assert.Empty(await store.ListAsync("webhook:shop", Some.Day.AddDays(1), Some.Day.AddDays(3), null, default).ToListAsync());
        Assert.Empty(await store.ListAsync("webhook:sho", Some.Day, Some.Day, null, default).ToListAsync());
    }

    [Fact]
    public async Task Lines_of_an_earlier_format_are_readable_and_foreign_lines_stay_as_they_are()
    {
        var storage = await StorageUnderTest.CreateAsync(azurite);
        const string old = """{"position":2,"reason":"time-missing","field":"occurredAt","detail":"It has no time.","raw":"{}"}""";
        await storage.Clients.Rejects.UploadBlobAsync("events/2026/03/01/115959500-w-000001.ndjson", BinaryData.FromString(old + "\nwhat is this\n"));
        var store = Store(storage);
        var request = (await store.FindAsync("events/2026/03/01/115959500-w-000001.ndjson", default))!;

        var replaced = await store.TryReplaceAsync(request with { Lines = [request.Lines[0] with { Reject = request.Lines[0].Reject! with { ReplayedAt = Some.Noon } }, request.Lines[1]] }, default);
        var overtaken = await store.TryReplaceAsync(request, default);

        Assert.Equal((true, false), (replaced, overtaken));
        Assert.Equal(Some.Noon.AddSeconds(-0.5), request.Lines[0].Reject!.Delivery!.ReceivedAt);
        var text = (await storage.Clients.Rejects.GetBlobClient(request.Name).DownloadContentAsync()).Value.Content.ToString();
        Assert.EndsWith("\nwhat is this\n", text, StringComparison.Ordinal);
        Assert.Equal(Some.Noon, (await store.FindAsync(request.Name, default))!.Lines[0].Reject!.ReplayedAt);
    }

    [Fact]
    public async Task Rejects_larger_than_a_block_are_all_in_the_csv()
    {
        var store = Store(await StorageUnderTest.CreateAsync(azurite));
        var rejects = Enumerable.Range(1, 9).Select(i => new Reject(i, Missing.Rejection, new string((char)('a' + i), 1024 * 1024))).ToList();

        await store.KeepImportAsync("79-1f", rejects, default);

        using var reader = new StreamReader((await store.OpenImportAsync("79-1f", default))!);
        var lines = (await reader.ReadToEndAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(rejects.Select(reject => $"{reject.Position},time-missing,occurredAt,It has no time.,{reject.Raw}"), lines.Skip(1));
    }

    private static RejectStore Store(StorageUnderTest storage) => new(storage.Clients, storage.Writer, new FakeTimeProvider(Some.Noon));
}
