using System.Text;
using System.Text.Json;
using KpiFunctions.Core.Records;
using KpiFunctions.Imports;
using KpiFunctions.Reading;
using KpiFunctions.Storage.Imports;
using KpiFunctions.Storage.Log;
using KpiFunctions.Storage.Registry;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Moq;

namespace KpiFunctions.Tests.Imports;

public sealed class ImportRoutesTests
{
    private readonly ImportBench bench = new();
    private readonly Mock<IEventLog> log = new(MockBehavior.Strict);
    private readonly List<LogRecord> logged = [];

    public ImportRoutesTests()
    {
        bench.Entries["7-a"] = new ImportEntry
        {
            Id = "7-a",
            Blob = "march/orders.csv",
            ETag = "0x1",
            SeenAt = ImportBench.Uploaded,
            State = ImportState.Done,
            Attempt = 1,
            LastAttempt = 1,
            Dialect = "shopify-orders",
            Bytes = 900,
            Rows = 7,
            Accepted = 5,
            Rejected = 1,
            Skipped = 2,
            FinishedAt = ImportBench.Uploaded.AddSeconds(3),
        };
        log.Setup(l => l.AppendAsync(It.IsAny<IReadOnlyList<LogRecord>>())).Callback((IReadOnlyList<LogRecord> records) => logged.AddRange(records)).ReturnsAsync(AppendOutcome.Stored);
    }

    [Fact]
    public async Task One_import_is_shown_with_its_counts()
    {
        var (status, body) = await AnswerAsync(new DefaultHttpContext(), request => new ListImports(bench.Ledger.Object).RunAsync(request, "7-a", CancellationToken.None));

        Assert.Equal(200, status);
        Assert.Equal(
            """{"id":"7-a","blob":"march/orders.csv","state":"done","attempt":1,"dialect":"shopify-orders","seenAt":"2026-03-10T08:00:00+00:00","finishedAt":"2026-03-10T08:00:03+00:00","bytes":900,"rows":7,"read":7,"accepted":5,"duplicate":0,"rejected":1,"skipped":2,"problem":null,"sameAs":null,"rejects":"/imports/7-a/rejects"}""",
            body);
    }

    [Fact]
    public async Task An_import_under_way_says_how_far_and_how_fast_it_is()
    {
        bench.Entries["7-a"] = bench.Entries["7-a"] with { State = ImportState.Importing, FinishedAt = null, Progress = new(3000, 2990, 10, 0, 500_000, TimeSpan.FromSeconds(2)) };

        var (_, body) = await AnswerAsync(new DefaultHttpContext(), request => new ListImports(bench.Ledger.Object).RunAsync(request, "7-a", CancellationToken.None));

        Assert.Contains("\"read\":3000,\"accepted\":2990,\"duplicate\":0,\"rejected\":10", body, StringComparison.Ordinal);
        Assert.Contains("""progress":{"bytes":500000,"seconds":2,"rowsPerSecond":1500,"bytesPerSecond":250000}""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imports_are_listed_by_page()
    {
        bench.Ledger.Setup(l => l.ListAsync("next", 5, It.IsAny<CancellationToken>())).ReturnsAsync(new Page<ImportEntry>([bench.Entries["7-a"]], "more"));
        var http = new DefaultHttpContext { Request = { QueryString = new("?size=5&continuation=next") } };

        var (_, body) = await AnswerAsync(http, request => new ListImports(bench.Ledger.Object).RunAsync(request, null, CancellationToken.None));

        using var json = JsonDocument.Parse(body);
        Assert.Equal("7-a", Assert.Single(json.RootElement.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal("more", json.RootElement.GetProperty("continuation").GetString());
    }

    [Fact]
    public async Task Imports_of_one_state_are_looked_for_beyond_a_page_and_another_word_is_refused()
    {
        var other = bench.Entries["7-a"] with { Id = "6-b", State = ImportState.Quarantined };
        bench.Ledger.Setup(l => l.ListAsync(null, 2, It.IsAny<CancellationToken>())).ReturnsAsync(new Page<ImportEntry>([bench.Entries["7-a"], bench.Entries["7-a"]], "more"));
        bench.Ledger.Setup(l => l.ListAsync("more", 2, It.IsAny<CancellationToken>())).ReturnsAsync(new Page<ImportEntry>([other], null));
        var http = new DefaultHttpContext { Request = { QueryString = new("?size=2&state=quarantined") } };

        var (_, body) = await AnswerAsync(http, request => new ListImports(bench.Ledger.Object).RunAsync(request, null, CancellationToken.None));
        var (status, _) = await AnswerAsync(
            new DefaultHttpContext { Request = { QueryString = new("?state=lost") } }, request => new ListImports(bench.Ledger.Object).RunAsync(request, null, CancellationToken.None));

        using var json = JsonDocument.Parse(body);
        Assert.Equal("6-b", Assert.Single(json.RootElement.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("continuation").ValueKind);
        Assert.Equal(400, status);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("ten")]
    public async Task A_page_size_out_of_range_is_a_problem(string size)
    {
        var http = new DefaultHttpContext { Request = { QueryString = new("?size=" + size) } };

        var (status, body) = await AnswerAsync(http, request => new ListImports(bench.Ledger.Object).RunAsync(request, null, CancellationToken.None));

        Assert.Equal(400, status);
        Assert.Contains("problems/parameter-invalid", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_import_is_a_problem_on_every_route()
    {
        var answers = new[]
        {
            await AnswerAsync(new DefaultHttpContext(), request => new ListImports(bench.Ledger.Object).RunAsync(request, "x", CancellationToken.None)),
            await AnswerAsync(new DefaultHttpContext(), request => new DownloadRejects(bench.Ledger.Object, bench.Rejects.Object).RunAsync(request, "x", CancellationToken.None)),
            await AnswerAsync(new DefaultHttpContext(), request => Retract().RunAsync(request, "x", CancellationToken.None)),
        };

        Assert.All(answers, answer => Assert.Equal(404, answer.Status));
        Assert.All(answers, answer => Assert.Contains("problems/import-unknown", answer.Body, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Rejects_are_downloaded_as_they_are_kept()
    {
        const string kept = "line,reason,field,detail,raw\r\n4,id-missing,,no id,-5.20\r\n";
        bench.Rejects.Setup(r => r.OpenImportAsync("7-a", It.IsAny<CancellationToken>())).ReturnsAsync(() => new MemoryStream(Encoding.UTF8.GetBytes(kept)));
        var http = new DefaultHttpContext();

        var (status, body) = await AnswerAsync(http, request => new DownloadRejects(bench.Ledger.Object, bench.Rejects.Object).RunAsync(request, "7-a", CancellationToken.None));

        Assert.Equal((200, "text/csv; charset=utf-8"), (status, http.Response.ContentType));
        Assert.Contains("attachment; filename=rejects-7-a.csv", http.Response.Headers.ContentDisposition.ToString(), StringComparison.Ordinal);
        Assert.Equal(kept, body);
    }

    [Fact]
    public async Task A_retraction_is_logged_before_the_ledger_obeys_it()
    {
        log.Setup(l => l.AppendAsync(It.IsAny<IReadOnlyList<LogRecord>>()))
            .Callback((IReadOnlyList<LogRecord> records) =>
            {
                logged.AddRange(records);
                Assert.Equal(ImportState.Done, bench.Entries["7-a"].State);
            }).ReturnsAsync(AppendOutcome.Stored);

        var (status, body) = await AnswerAsync(new DefaultHttpContext(), request => Retract().RunAsync(request, "7-a", CancellationToken.None));

        Assert.Equal((200, """{"id":"7-a","state":"retracted"}"""), (status, body));
        Assert.Equal(ImportState.Retracted, bench.Entries["7-a"].State);
        var record = Assert.Single(logged);
        Assert.Equal((RecordType.Retraction, "import", "7-a"), (record.Type, record.States!.Kind, record.States.Target));
    }

    [Fact]
    public async Task Retracting_again_is_fine_and_logs_nothing()
    {
        bench.Entries["7-a"] = bench.Entries["7-a"] with { State = ImportState.Retracted };

        var (status, _) = await AnswerAsync(new DefaultHttpContext(), request => Retract().RunAsync(request, "7-a", CancellationToken.None));

        Assert.Equal(200, status);
        Assert.Empty(logged);
    }

    [Fact]
    public async Task A_retraction_that_cannot_be_logged_changes_nothing()
    {
        log.Setup(l => l.AppendAsync(It.IsAny<IReadOnlyList<LogRecord>>())).ReturnsAsync(AppendOutcome.Unavailable);

        var (status, _) = await AnswerAsync(new DefaultHttpContext(), request => Retract().RunAsync(request, "7-a", CancellationToken.None));

        Assert.Equal(503, status);
        Assert.Equal(ImportState.Done, bench.Entries["7-a"].State);
    }

    [Fact]
    public async Task What_was_not_carried_out_is_repeated_as_it_was_asked()
    {
        log.Setup(l => l.AppendAsync(It.IsAny<IReadOnlyList<LogRecord>>())).ReturnsAsync(AppendOutcome.Unavailable);
        await AnswerAsync(new DefaultHttpContext(), request => Retract().RunAsync(request, "7-a", CancellationToken.None));
        var asked = bench.Entries["7-a"].RetractionAskedAt;
        Assert.True(bench.Entries["7-a"].IsOpen);
        log.Setup(l => l.AppendAsync(It.IsAny<IReadOnlyList<LogRecord>>())).Callback((IReadOnlyList<LogRecord> records) => logged.AddRange(records)).ReturnsAsync(AppendOutcome.Stored);
        bench.Time.Advance(TimeSpan.FromMinutes(10));

        await AnswerAsync(new DefaultHttpContext(), request => Retract().RunAsync(request, "7-a", CancellationToken.None));

        Assert.Equal(asked, Assert.Single(logged).OccurredAt);
        Assert.False(bench.Entries["7-a"].IsOpen);
    }

    [Fact]
    public async Task A_copy_that_stood_aside_can_be_taken_back_too()
    {
        bench.Entries["7-a"] = bench.Entries["7-a"] with { State = ImportState.SameContent, SameAs = "6-b", Attempt = 0 };

        var (status, _) = await AnswerAsync(new DefaultHttpContext(), request => Retract().RunAsync(request, "7-a", CancellationToken.None));

        Assert.Equal((200, ImportState.Retracted), (status, bench.Entries["7-a"].State));
    }

    [Fact]
    public async Task An_import_under_way_is_shown_with_its_counts_so_far()
    {
        bench.Entries["7-a"] = bench.Entries["7-a"] with { State = ImportState.Importing, LastAttempt = 2, FinishedAt = null, Progress = new(4, 3, 1, 0) };

        var (_, body) = await AnswerAsync(new DefaultHttpContext(), request => new ListImports(bench.Ledger.Object).RunAsync(request, "7-a", CancellationToken.None));

        Assert.Contains("\"rows\":7,\"read\":4,\"accepted\":3,\"duplicate\":0,\"rejected\":1,\"skipped\":0,", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_import_that_added_nothing_cannot_be_taken_back()
    {
        bench.Entries["7-a"] = bench.Entries["7-a"] with { State = ImportState.Quarantined };

        var (status, _) = await AnswerAsync(new DefaultHttpContext(), request => Retract().RunAsync(request, "7-a", CancellationToken.None));

        Assert.Equal(409, status);
        Assert.Empty(logged);
    }

    private RetractImport Retract() => new(bench.Ledger.Object, new ImportRetraction(bench.Ledger.Object, log.Object, bench.Registry.Object, bench.Time));

    private static async Task<(int Status, string Body)> AnswerAsync(HttpContext http, Func<HttpRequest, Task<IResult>> call)
    {
        http.RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider();
        var body = new MemoryStream();
        http.Response.Body = body;
        await (await call(http.Request)).ExecuteAsync(http);
        return (http.Response.StatusCode, Encoding.UTF8.GetString(body.ToArray()));
    }
}
