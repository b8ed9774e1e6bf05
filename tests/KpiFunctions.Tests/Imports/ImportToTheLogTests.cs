using System.Text;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Imports;
using KpiFunctions.Reading;
using KpiFunctions.Storage;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using KpiFunctions.Storage.Rejects;
using KpiFunctions.Tests.Azurite;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace KpiFunctions.Tests.Imports;

/// <summary>From the uploaded file to the log, the registry, the ledger and the rejects, and back: everything real.</summary>
public sealed class ImportToTheLogTests(AzuriteFixture azurite) : IClassFixture<AzuriteFixture>
{
    private readonly ServiceProvider services = Services(azurite.ConnectionString);

    [Fact]
    public async Task An_orders_export_goes_into_the_log_and_can_be_taken_back()
    {
        const string export = """
            Name,Email,Financial Status,Currency,Total,Discount Code,Created at,Paid at,Lineitem quantity,Refunded Amount,Id
            #1,a@example.com,partially_refunded,EUR,80.00,LENA10,2026-03-02 23:30:00 +0100,2026-03-03 08:00:00 +0100,1,19.90,501
            #1,a@example.com,,,,,2026-03-02 23:30:00 +0100,,2,,
            #2,b@example.com,paid,EUR,12.345,,2026-03-02 23:30:00 +0100,,1,0.00,502
            """;
        var entry = await ImportAsync("orders.csv", export);

        Assert.Equal((ImportState.Done, 3L, 2L, 1L, 1L), (entry.State, entry.Rows, entry.Accepted, entry.Rejected, entry.Skipped));
        Assert.Equal([("501", 8000L)], (await LoggedAsync(new(2026, 3, 2))).Select(record => (record.Id, record.Amount!.Value.Minor)));
        Assert.Equal([("501@2026-03-03T07:00:00.000Z", 1990L)], (await LoggedAsync(new(2026, 3, 3))).Select(record => (record.Id, record.Amount!.Value.Minor)));
        Assert.Equal("line,reason,field,detail,raw", (await RejectsAsync(entry.Id))[0]);
        Assert.StartsWith("4,amount-invalid,Total,", (await RejectsAsync(entry.Id))[1], StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", (await RejectsAsync(entry.Id))[1], StringComparison.Ordinal);

        await new RetractImport(Ledger, services.GetRequiredService<ImportRetraction>()).RunAsync(new DefaultHttpContext().Request, entry.Id, CancellationToken.None);

        Assert.Null(await Ledger.CountedAttemptAsync(entry.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_registry_file_is_in_the_registry()
    {
        var entry = await ImportAsync("registry.csv", "kind,id,name,destination,campaign\ncampaigns,spring,Spring Run,,\nlinks,bio,,https://shop.example/,spring\nlinks,broken,,,\n");

        var registry = await services.GetRequiredService<IRegistryStore>().SnapshotAsync(CancellationToken.None);

        Assert.Equal((2L, 1L), (entry.Accepted, entry.Rejected));
        Assert.Equal("Spring Run", registry.Find(RegistryKind.Campaigns, "spring")!["name"]);
        Assert.Equal("spring", registry.Find(RegistryKind.Links, "bio")!["campaign"]);
    }

    private IImportLedger Ledger => services.GetRequiredService<IImportLedger>();

    private async Task<ImportEntry> ImportAsync(string name, string content)
    {
        await services.GetRequiredService<StorageSetup>().EnsureAsync(CancellationToken.None);
        var blob = services.GetRequiredService<StorageClients>().Imports.GetBlobClient(name);
        await blob.UploadAsync(BinaryData.FromString(content), overwrite: true);
        await services.GetRequiredService<Importer>().ImportAsync(blob, CancellationToken.None);
        return (await Ledger.ListAsync(null, 100, CancellationToken.None)).Items.Single(entry => entry.Blob == name);
    }

    private async Task<List<LogRecord>> LoggedAsync(DateOnly utcDay)
    {
        var reader = services.GetRequiredService<ISegmentReader>();
        var records = new List<LogRecord>();
        foreach (var segment in await reader.ListAsync(utcDay, CancellationToken.None))
            await foreach (var block in reader.ReadAsync(segment, CancellationToken.None))
                foreach (var line in Encoding.UTF8.GetString(block.Lines.Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    records.Add(RecordLine.TryRead(Encoding.UTF8.GetBytes(line))!);
        return records;
    }

    private async Task<string[]> RejectsAsync(string import)
    {
        var http = new DefaultHttpContext { RequestServices = services };
        http.Response.Body = new MemoryStream();
        var answer = await new DownloadRejects(Ledger, services.GetRequiredService<IRejectStore>()).RunAsync(http.Request, import, CancellationToken.None);
        await answer.ExecuteAsync(http);
        return Encoding.UTF8.GetString(((MemoryStream)http.Response.Body).ToArray()).Split("\r\n");
    }

    private static ServiceProvider Services(string connection)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("AzureWebJobsStorage", connection), new("EventLog:Budget", $"{Patience.Limit}")]).Build();
        return new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddSingleton(new PersonKeys(new byte[32]))
            .AddKpiStorage(configuration, "tests", _ => [])
            .AddImports().BuildServiceProvider();
    }
}
