using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace KpiFunctions.Core.Imports;

/// <summary>Makes rows on a thread of its own while the former ones are written: in order, a few batches ahead and no more.</summary>
public static class ReadAhead
{
    private const int BatchRows = 1_000;
    private const int Batches = 4;

    /// <exception cref="Exception">What reading the rows throws, after the rows before it.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<ImportedRow>> InBatchesAsync(
        IAsyncEnumerable<ImportedRow> rows, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var batches = Channel.CreateBounded<IReadOnlyList<ImportedRow>>(new BoundedChannelOptions(Batches) { SingleReader = true, SingleWriter = true });
        var reading = Task.Run(() => FillAsync(rows, batches.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in batches.Reader.ReadAllAsync(cancel)) yield return batch;
        }
        finally
        {
            // Whoever stops early may close the file next.
            await stop.CancelAsync();
            await reading;
        }
    }

    private static async Task FillAsync(IAsyncEnumerable<ImportedRow> rows, ChannelWriter<IReadOnlyList<ImportedRow>> to, CancellationToken cancel)
    {
        try
        {
            var batch = new List<ImportedRow>(BatchRows);
            await foreach (var row in rows.WithCancellation(cancel))
            {
                batch.Add(row);
                if (batch.Count < BatchRows) continue;
                await to.WriteAsync(batch, cancel);
                batch = new(BatchRows);
            }
            if (batch.Count > 0) await to.WriteAsync(batch, cancel);
            to.Complete();
        }
        catch (Exception failure) when (to.TryComplete(failure))
        {
            // The reader of the batches throws it.
        }
    }
}
