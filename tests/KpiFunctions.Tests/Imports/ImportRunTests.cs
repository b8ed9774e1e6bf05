using System.Globalization;
using System.Text;
using KpiFunctions.Core.Records;
using KpiFunctions.Imports;
using KpiFunctions.Storage.Imports;
using Moq;

namespace KpiFunctions.Tests.Imports;

public sealed class ImportRunTests
{
    private readonly ImportBench bench = new();

    [Fact]
    public async Task Chunks_hold_ten_thousand_records_and_are_numbered()
    {
        var text = new StringBuilder("type,id,occurredAt\n");
        for (var i = 0; i < 2 * ImportRun.ChunkRecords + 1; i++) text.Append(CultureInfo.InvariantCulture, $"click,c-{i},2026-03-01T10:00:00Z\n");

        await bench.ImportAsync(ImportBench.Blob("clicks.csv", text.ToString()));

        Assert.Equal([(0, 10_000), (1, 10_000), (2, 1)], bench.Chunks.Select(chunk => (chunk.Chunk, chunk.Lines.Count(c => c == '\n'))));
        Assert.Equal(20_001, bench.Entries.Values.Single().Accepted);
    }

    [Fact]
    public async Task Declarations_reach_the_registry_after_the_log_and_the_ledger()
    {
        bench.Log.Setup(l => l.WriteChunkAsync(It.IsAny<string>(), 1, 0, It.IsAny<IReadOnlyList<LogRecord>>(), It.IsAny<CancellationToken>()))
            .Callback(() => Assert.Empty(bench.Declared)).Returns(Task.CompletedTask);

        await bench.ImportAsync(ImportBench.Blob("registry.csv", "kind,id,name\ncampaigns,spring,Spring\ninfluencers,lena,Lena\n"));

        var entry = bench.Entries.Values.Single();
        Assert.Equal(["spring", "lena"], bench.Declared);
        Assert.Equal([(entry.Id, ImportState.Done)], bench.Settled);
        Assert.Equal((2L, false), (entry.Declared, entry.Unsettled));
    }

    [Fact]
    public async Task Records_that_repeat_an_earlier_one_of_the_file_are_counted()
    {
        await bench.ImportAsync(ImportBench.Blob("clicks.csv", "type,id,occurredAt\nclick,c-1,2026-03-01T10:00:00Z\nclick,c-2,2026-03-01T10:00:00Z\nclick,c-1,2026-03-01T10:00:00Z\n"));

        Assert.Equal((3L, 1L), (bench.Entries.Values.Single().Accepted, bench.Entries.Values.Single().Duplicate));
    }

    [Fact]
    public async Task An_import_under_way_says_how_far_it_is()
    {
        var text = new StringBuilder("type,id,occurredAt\n,broken,2026-03-01T10:00:00Z\n");
        for (var i = 0; i < ImportRun.ChunkRecords + 5; i++) text.Append(CultureInfo.InvariantCulture, $"click,c-{i},2026-03-01T10:00:00Z\n");
        bench.Log.Setup(l => l.WriteChunkAsync(It.IsAny<string>(), 1, It.IsAny<int>(), It.IsAny<IReadOnlyList<LogRecord>>(), It.IsAny<CancellationToken>()))
            .Callback(() => bench.Time.Advance(TimeSpan.FromSeconds(3))).Returns(Task.CompletedTask);
        var reports = new List<ImportProgress>();
        bench.Ledger.Setup(l => l.SaveAsync(It.Is<ImportEntry>(entry => entry.Progress != null), It.IsAny<CancellationToken>()))
            .Callback((ImportEntry entry, CancellationToken _) => reports.Add(entry.Progress!)).ReturnsAsync((ImportEntry entry, CancellationToken _) => entry);

        await bench.ImportAsync(ImportBench.Blob("clicks.csv", text.ToString()));

        Assert.Equal(
            [(ImportRun.ChunkRecords + 1L, (long)ImportRun.ChunkRecords, 1L, 0L, 3), (ImportRun.ChunkRecords + 6, ImportRun.ChunkRecords + 5, 1, 0, 6)],
            reports.Select(report => (report.Read, report.Accepted, report.Rejected, report.Skipped, report.Time.Seconds)));
        Assert.InRange(reports[0].Bytes, 1, text.Length);
        Assert.Equal(text.Length, reports[1].Bytes);
        Assert.Null(bench.Entries.Values.Single().Progress);
    }
}
