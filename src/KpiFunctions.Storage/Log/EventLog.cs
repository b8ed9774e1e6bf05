using System.Collections.Concurrent;
using KpiFunctions.Core.Records;

namespace KpiFunctions.Storage.Log;

/// <inheritdoc cref="IEventLog"/>
internal sealed class EventLog(SegmentFactory segments, AppendLimits limits, TimeProvider time) : IEventLog, IAsyncDisposable
{
    // One for each UTC day that this process has written to: days before 2000 and after tomorrow are rejected at the door, so they stay few.
    private readonly ConcurrentDictionary<DateOnly, DayWriter> days = new();
    private long waitingBytes;
    private volatile bool closing;

    public async Task<AppendOutcome> AppendAsync(IReadOnlyList<LogRecord> records)
    {
        if (records.Count == 0) return AppendOutcome.Stored;
        if (closing) return AppendOutcome.Unavailable;
        var pieces = DayLines.Of(records, limits.MaxAppendBytes);
        var bytes = pieces.Sum(piece => (long)piece.Lines.Length);
        if (Interlocked.Add(ref waitingBytes, bytes) > limits.MaxWaitingBytes)
        {
            Interlocked.Add(ref waitingBytes, -bytes);
            return AppendOutcome.Unavailable;
        }
        try
        {
            var outcomes = await StoreAsync(pieces, bytes).WaitAsync(limits.Budget, time);
            return outcomes.All(outcome => outcome == AppendOutcome.Stored) ? AppendOutcome.Stored : AppendOutcome.Unavailable;
        }
        catch (TimeoutException)
        {
            return AppendOutcome.Unavailable;
        }
    }

    /// <summary>Takes nothing more and finishes what waits, within <see cref="AppendLimits.DrainBudget"/>.</summary>
    public async ValueTask DisposeAsync()
    {
        closing = true;
        try
        {
            await Task.WhenAll(days.Values.Select(day => day.Pump)).WaitAsync(limits.DrainBudget, time);
        }
        catch (TimeoutException)
        {
            // Nobody was told that the rest is stored.
        }
    }

    // The bytes count as waiting until they are settled, even when the caller has long been answered.
    private async Task<AppendOutcome[]> StoreAsync(List<(DateOnly UtcDay, ReadOnlyMemory<byte> Lines)> pieces, long bytes)
    {
        try
        {
            return await Task.WhenAll(pieces.Select(piece => WriterOf(piece.UtcDay).AppendAsync(piece.Lines)));
        }
        finally
        {
            Interlocked.Add(ref waitingBytes, -bytes);
        }
    }

    private DayWriter WriterOf(DateOnly utcDay) => days.GetOrAdd(utcDay, day => new DayWriter(day, segments, limits, time));
}
