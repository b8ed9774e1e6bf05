using KpiFunctions.Core.Imports;

namespace KpiFunctions.Core.Tests.Imports;

/// <summary>Rows that are made ahead are the same rows.</summary>
public sealed class RowsAhead
{
    [Fact]
    public async Task Rows_keep_their_order_over_batches()
    {
        var lines = new List<long>();
        await foreach (var batch in ReadAhead.InBatchesAsync(RowsAsync(4_321))) lines.AddRange(batch.Select(row => row.Line));

        Assert.Equal(Enumerable.Range(0, 4_321).Select(line => (long)line), lines);
    }

    [Fact]
    public async Task A_failure_comes_after_the_whole_batches_before_it()
    {
        var lines = 0;

        var failure = await Assert.ThrowsAsync<InvalidDataException>(async () =>
        {
            await foreach (var batch in ReadAhead.InBatchesAsync(RowsAsync(5_000, failsAt: 3_000))) lines += batch.Count;
        });

        Assert.Equal(("damaged", 3_000), (failure.Message, lines));
    }

    [Fact]
    public async Task Who_stops_early_leaves_nobody_reading()
    {
        var made = new Counter();
        await foreach (var batch in ReadAhead.InBatchesAsync(RowsAsync(1_000_000, made: made))) break;

        var then = made.Value;
        await Task.Yield();

        Assert.Equal(then, made.Value);
        Assert.InRange(then, 1_000, 7_000);
    }

    private sealed class Counter
    {
        public int Value { get; set; }
    }

    private static async IAsyncEnumerable<ImportedRow> RowsAsync(int rows, int failsAt = -1, Counter? made = null)
    {
        await Task.Yield();
        for (var line = 0; line < rows; line++)
        {
            if (line == failsAt) throw new InvalidDataException("damaged");
            if (made is not null) made.Value++;
            yield return new ImportedRow { Line = line };
        }
    }
}
