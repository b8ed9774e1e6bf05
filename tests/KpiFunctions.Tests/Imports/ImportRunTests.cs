using System.Globalization;
using System.Text;
using KpiFunctions.Core.Records;
using KpiFunctions.Imports;
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
    public async Task Declarations_reach_the_registry_after_the_log()
    {
        bench.Log.Setup(l => l.WriteChunkAsync(It.IsAny<string>(), 1, 0, It.IsAny<IReadOnlyList<LogRecord>>(), It.IsAny<CancellationToken>()))
            .Callback(() => Assert.Empty(bench.Projected)).Returns(Task.CompletedTask);

        await bench.ImportAsync(ImportBench.Blob("registry.csv", "kind,id,name\ncampaigns,spring,Spring\ninfluencers,lena,Lena\n"));

        Assert.Equal(["spring", "lena"], bench.Projected);
    }
}
