using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Clicks;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Imports;
using KpiFunctions.Intake;
using KpiFunctions.Storage.Imports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Tests.Imports;

/// <summary>What folder, metadata and saved mappings say of a file, from the upload to the log.</summary>
public sealed class UploadHintsTests
{
    private const string Followers = "Date,Followers,Difference in followers from previous day\n2026-03-07,10250,15\n";
    private const string Unknown = "Post URL,Plays\nhttps://x.com/a/status/19,5\n";

    private readonly ImportBench bench = new();

    [Theory]
    [InlineData("tiktok-followers/@Acme/march.csv", null)]
    [InlineData("march.csv", "acme")]
    [InlineData("@other/march.csv", "acme")]
    public async Task The_account_of_a_file_comes_from_its_folder_or_its_metadata(string blob, string? account)
    {
        await bench.ImportAsync(ImportBench.Blob(blob, Followers, metadata: account is null ? null : new() { ["account"] = account }));

        Assert.Equal((ImportState.Done, "tiktok-followers"), (bench.Entries.Values.Single().State, bench.Entries.Values.Single().Dialect));
        Assert.Equal("tiktok:acme", Record().On.Account);
    }

    [Fact]
    public async Task The_same_figures_of_another_account_are_no_copy()
    {
        await bench.ImportAsync(ImportBench.Blob("@one/march.csv", Followers));

        await bench.ImportAsync(ImportBench.Blob("@two/march.csv", Followers, "0x2"));

        Assert.All(bench.Entries.Values, entry => Assert.Equal(ImportState.Done, entry.State));
        Assert.Equal("tiktok:two", Record().On.Account);
    }

    [Fact]
    public async Task A_file_whose_account_nobody_says_is_put_aside_with_the_remedy()
    {
        await bench.ImportAsync(ImportBench.Blob("march.csv", Followers));

        Assert.Contains("put it into a folder named @<account>", Assert.Single(bench.Quarantined).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dialect", "tiktok")]
    [InlineData("dateOrder", "ymd")]
    [InlineData("decimal", "dot")]
    [InlineData("zone", "Atlantis")]
    [InlineData("currency", "XYZ")]
    [InlineData("period", "march")]
    public async Task Metadata_that_say_nothing_known_are_refused_by_name(string key, string value)
    {
        await bench.ImportAsync(ImportBench.Blob("march.csv", Followers, metadata: new() { [key] = value, ["account"] = "acme" }));

        Assert.StartsWith($"The metadata value '{key}' is n", Assert.Single(bench.Quarantined).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_named_after_a_dialect_takes_no_other()
    {
        await bench.ImportAsync(ImportBench.Blob("shopify-orders/march.csv", "type,id,occurredAt\nclick,c-1,2026-03-01T10:00:00Z\n"));

        Assert.Equal(ImportState.Quarantined, bench.Entries.Values.Single().State);
    }

    [Fact]
    public async Task A_file_that_nobody_knew_is_read_once_its_mapping_is_saved()
    {
        var blob = ImportBench.Blob("march.csv", Unknown);
        await bench.ImportAsync(blob);
        var preview = await PreviewAsync(Unknown);
        bench.Mappings.Add(new RegistryEntry("mappings", "tool", preview.GetProperty("proposal").Deserialize<Dictionary<string, string>>()!));

        await bench.ImportAsync(ImportBench.Blob("april.csv", Unknown, "0x2"));

        Assert.Contains("/imports/preview", Assert.Single(bench.Quarantined).Reason, StringComparison.Ordinal);
        Assert.Equal(("x:19", 5L), (Record().On.Post, Record().Counters![Metrics.Views]));
    }

    [Fact]
    public async Task An_attempt_that_was_interrupted_is_not_continued_by_other_mappings()
    {
        await bench.ImportAsync(ImportBench.Blob("march.csv", Followers, metadata: new() { ["account"] = "acme" }));
        var done = bench.Entries.Values.Single();
        bench.Entries[done.Id] = done with { State = ImportState.Importing, Attempt = 0, FinishedAt = null };
        bench.Mappings.Add(new RegistryEntry("mappings", "tool", new Dictionary<string, string> { ["fingerprint"] = "0", ["type"] = "click" }));

        await bench.ImportAsync(ImportBench.Blob("march.csv", Followers, metadata: new() { ["account"] = "acme" }));

        Assert.Equal([1, 2], bench.Chunks.Select(chunk => chunk.Attempt));
    }

    [Fact]
    public async Task A_preview_keeps_nothing_and_answers_what_an_import_would_do()
    {
        var preview = await PreviewAsync(Followers, "?account=acme");

        Assert.Equal(("utf-8", ",", 1, "tiktok-followers"), (
            preview.GetProperty("encoding").GetString(), preview.GetProperty("delimiter").GetString(), preview.GetProperty("headerLine").GetInt32(), preview.GetProperty("dialect").GetString()));
        Assert.Equal(10250, preview.GetProperty("records")[0].GetProperty("counters").GetProperty("followers").GetInt32());
        Assert.Empty(bench.Entries);
    }

    [Fact]
    public async Task A_preview_refuses_a_parameter_that_is_none() =>
        Assert.Equal("https://kpifunctions.dev/problems/parameter-invalid", (await PreviewAsync(Followers, "?zone=Atlantis")).GetProperty("type").GetString());

    private LogRecord Record() => RecordLine.TryRead(Encoding.UTF8.GetBytes(bench.Chunks[^1].Lines.Split('\n')[0]))!;

    private async Task<JsonElement> PreviewAsync(string text, string query = "")
    {
        var settings = new ImportSettings(bench.Registry.Object, Options.Create(new ReportingOptions()));
        var route = new PreviewImport(new BodyReader(Options.Create(new IntakeOptions())), settings, new PersonKeys(new byte[32]), bench.Time);
        var http = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider(), Request = { Method = "POST", QueryString = new(query) } };
        http.Request.Body = new MemoryStream(Encoding.UTF8.GetBytes(text));
        http.Response.Body = new MemoryStream();
        await (await route.RunAsync(http.Request, CancellationToken.None)).ExecuteAsync(http);
        http.Response.Body.Position = 0;
        return (await JsonDocument.ParseAsync(http.Response.Body)).RootElement;
    }
}
