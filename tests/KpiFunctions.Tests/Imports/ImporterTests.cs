using System.Text;
using Azure;
using KpiFunctions.Core.Records;
using KpiFunctions.Storage.Imports;
using Moq;

namespace KpiFunctions.Tests.Imports;

public sealed class ImporterTests
{
    private const string Clicks = "type,id,occurredAt\nclick,c-1,2026-03-01T10:00:00Z\nclick,,2026-03-01T10:00:00Z\nclick,c-3,2026-03-02T10:00:00Z\n";

    private readonly ImportBench bench = new();

    [Fact]
    public async Task A_new_file_is_written_and_counted()
    {
        await bench.ImportAsync(ImportBench.Blob("march/clicks.csv", Clicks));

        var entry = Assert.Single(bench.Entries.Values);
        Assert.Equal(
            (ImportState.Done, 1, "events", 3L, 2L, 1L, 0L, "0x1", "march/clicks.csv", (long)Clicks.Length, bench.Time.GetUtcNow()),
            (entry.State, entry.Attempt, entry.Dialect, entry.Rows, entry.Accepted, entry.Rejected, entry.Skipped, entry.ETag, entry.Blob, entry.Bytes, entry.FinishedAt!.Value));
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Clicks))), entry.ContentHash);
        var chunk = Assert.Single(bench.Chunks);
        Assert.Equal((entry.Id, 1, 0), (chunk.Import, chunk.Attempt, chunk.Chunk));
        Assert.Equal(["c-1", "c-3"], chunk.Lines.Trim().Split('\n').Select(line => RecordLine.TryRead(Encoding.UTF8.GetBytes(line))!.Id));
        var reject = Assert.Single(bench.Kept);
        Assert.Equal((3L, RejectReason.IdMissing, "click,,2026-03-01T10:00:00Z"), (reject.Position, reject.Rejection.Reason, reject.Raw));
    }

    [Fact]
    public async Task The_records_name_their_import_lineage_and_version()
    {
        await bench.ImportAsync(ImportBench.Blob("march/clicks.csv", Clicks));

        var record = RecordLine.TryRead(Encoding.UTF8.GetBytes(bench.Chunks[0].Lines.Split('\n')[0]))!;
        Assert.Equal(
            (bench.Chunks[0].Import, "import:march/clicks.csv", 1773129600000L, "import:events", ImportBench.Uploaded),
            (record.Import, record.Lineage, record.Version, record.Source, record.ReceivedAt));
    }

    [Fact]
    public async Task The_same_version_again_does_nothing()
    {
        var blob = ImportBench.Blob("clicks.csv", Clicks);
        await bench.ImportAsync(blob);
        bench.Ledger.Invocations.Clear();

        await bench.ImportAsync(blob);

        Assert.Single(bench.Chunks);
        bench.Ledger.Verify(l => l.SaveAsync(It.IsAny<ImportEntry>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task The_same_content_under_another_name_adds_nothing()
    {
        await bench.ImportAsync(ImportBench.Blob("clicks.csv", Clicks));
        var first = bench.Entries.Values.Single();

        await bench.ImportAsync(ImportBench.Blob("copy of clicks.csv", Clicks, "0x2"));

        var second = bench.Entries.Values.Single(entry => entry.Blob == "copy of clicks.csv");
        Assert.Equal((ImportState.SameContent, first.Id, 0), (second.State, second.SameAs, second.Attempt));
        Assert.Single(bench.Chunks);
    }

    [Fact]
    public async Task Content_that_was_taken_back_can_be_imported_again()
    {
        await bench.ImportAsync(ImportBench.Blob("clicks.csv", Clicks));
        var first = bench.Entries.Values.Single();
        bench.Entries[first.Id] = first with { State = ImportState.Retracted };

        await bench.ImportAsync(ImportBench.Blob("clicks.csv", Clicks, "0x2"));

        Assert.Equal([ImportState.Done, ImportState.Retracted], bench.Entries.Values.Select(entry => entry.State).Order());
    }

    [Fact]
    public async Task A_corrected_file_under_the_same_name_is_an_import_of_its_own()
    {
        await bench.ImportAsync(ImportBench.Blob("clicks.csv", Clicks));

        await bench.ImportAsync(ImportBench.Blob("clicks.csv", Clicks + "click,c-4,2026-03-02T10:00:00Z\n", "0x2"));

        Assert.Equal([2L, 3L], bench.Entries.Values.Select(entry => entry.Accepted).Order());
        Assert.Equal(2, bench.Chunks.Select(chunk => chunk.Import).Distinct().Count());
    }

    [Fact]
    public async Task An_unreadable_file_is_quarantined_and_done_with()
    {
        var blob = ImportBench.Blob("notes.csv", "just some text\n");

        await bench.ImportAsync(blob);
        await bench.ImportAsync(blob);

        var entry = Assert.Single(bench.Entries.Values);
        Assert.Equal(ImportState.Quarantined, entry.State);
        Assert.Equal(("notes.csv", entry.Problem), Assert.Single(bench.Quarantined));
        Assert.Empty(bench.Chunks);
    }

    [Theory]
    [InlineData("exportedAt", "last Monday")]
    [InlineData("namespace", "a\tb")]
    public async Task Metadata_that_cannot_be_read_quarantine_the_file(string key, string value)
    {
        await bench.ImportAsync(ImportBench.Blob("clicks.csv", Clicks, metadata: new() { [key] = value }));

        Assert.Equal(ImportState.Quarantined, Assert.Single(bench.Entries.Values).State);
        Assert.Contains($"'{key}'", Assert.Single(bench.Quarantined).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metadata_give_the_time_of_the_counters_and_the_namespace()
    {
        const string export = "Date,Post ID,Network,Post Type,Content Type,Profile,Impressions\n03/02/2026 09:15 am,9,X,Post,Photo,@acme,5\n";

        await bench.ImportAsync(ImportBench.Blob("posts.csv", export, metadata: new() { ["ExportedAt"] = "2026-03-09T20:00:00+01:00", ["namespace"] = "brand-a" }));

        var record = RecordLine.TryRead(Encoding.UTF8.GetBytes(bench.Chunks[0].Lines))!;
        Assert.Equal(("x:9@2026-03-09T19:00:00.000Z", "brand-a"), (record.Id, record.Namespace));
    }

    [Fact]
    public async Task A_file_that_changes_while_it_is_read_fails_and_its_new_version_is_imported()
    {
        var blob = ImportBench.Blob("clicks.csv", Clicks);
        bench.Ledger.Setup(l => l.FindSameAsync(It.IsAny<ImportEntry>(), It.IsAny<CancellationToken>()))
            .Callback(() => ImportBench.SetVersion(blob, Clicks + "click,c-4,2026-03-02T10:00:00Z\n", "0x2")).ReturnsAsync((string?)null);

        await bench.ImportAsync(blob);
        var afterFirst = bench.Entries.Values.Single();
        await bench.ImportAsync(blob);

        Assert.Equal((ImportState.Failed, 0), (afterFirst.State, afterFirst.Attempt));
        Assert.Contains("replaced", afterFirst.Problem, StringComparison.Ordinal);
        Assert.Equal([ImportState.Done, ImportState.Failed], bench.Entries.Values.Select(entry => entry.State).Order());
    }

    [Fact]
    public async Task A_file_that_is_gone_is_no_import()
    {
        var blob = ImportBench.Blob("clicks.csv", Clicks);
        blob.Setup(b => b.GetPropertiesAsync(It.IsAny<Azure.Storage.Blobs.Models.BlobRequestConditions>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new RequestFailedException(404, "gone"));

        await bench.ImportAsync(blob);

        Assert.Empty(bench.Entries);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(404)]
    [InlineData(412)]
    public async Task A_storage_failure_is_thrown_and_the_repetition_writes_the_same_chunks(int status)
    {
        var blob = ImportBench.Blob("clicks.csv", Clicks);
        bench.Rejects.SetupSequence(r => r.KeepImportAsync(It.IsAny<string>(), It.IsAny<IReadOnlyList<KpiFunctions.Storage.Rejects.Reject>>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new RequestFailedException(status, "no"))
            .Returns(Task.CompletedTask);

        await Assert.ThrowsAsync<RequestFailedException>(() => bench.ImportAsync(blob));
        var afterFailure = bench.Entries.Values.Single().State;
        await bench.ImportAsync(blob);

        Assert.NotEqual(ImportState.Done, afterFailure);
        Assert.Equal(ImportState.Done, bench.Entries.Values.Single().State);
        Assert.Equal(2, bench.Chunks.Count);
        Assert.Equal(bench.Chunks[0], bench.Chunks[1]);
    }

    [Fact]
    public async Task An_import_that_is_taken_back_while_it_runs_stays_taken_back()
    {
        bench.Log.Setup(l => l.WriteChunkAsync(It.IsAny<string>(), 1, 0, It.IsAny<IReadOnlyList<LogRecord>>(), It.IsAny<CancellationToken>()))
            .Callback((string import, int _, int _, IReadOnlyList<LogRecord> _, CancellationToken _) => bench.Entries[import] = bench.Entries[import] with { State = ImportState.Retracted })
            .Returns(Task.CompletedTask);

        await bench.ImportAsync(ImportBench.Blob("clicks.csv", Clicks));

        Assert.Equal(ImportState.Retracted, bench.Entries.Values.Single().State);
    }
}
