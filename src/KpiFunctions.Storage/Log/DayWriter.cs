using Microsoft.Extensions.Logging;

namespace KpiFunctions.Storage.Log;

/// <summary>
/// The group commit of one UTC day: while an append is on its way, everything that comes gathers and goes out together in the next.
/// The first to come to an idle writer does not wait.
/// </summary>
internal sealed class DayWriter(DateOnly utcDay, SegmentFactory segments, AppendLimits limits, TimeProvider time, ILogger log)
{
    private readonly Lock gate = new();
    private readonly Queue<Waiter> waiting = new();
    private bool pumping;
    private Segment? segment;

    /// <summary>Ends when nothing waits any more.</summary>
    public Task Pump { get; private set; } = Task.CompletedTask;

    /// <param name="lines">Whole lines, at most <see cref="AppendLimits.MaxAppendBytes"/>: they are stored in one piece.</param>
    public Task<AppendOutcome> AppendAsync(ReadOnlyMemory<byte> lines)
    {
        var waiter = new Waiter(lines, time.GetTimestamp());
        lock (gate)
        {
            waiting.Enqueue(waiter);
            if (!pumping)
            {
                pumping = true;
                Pump = Task.Run(PumpAsync);
            }
        }
        return waiter.Outcome.Task;
    }

    private async Task PumpAsync()
    {
        while (await NextBatchAsync() is { } batch)
        {
            try
            {
                var outcome = await CommitAsync(Join(batch));
                foreach (var waiter in batch) waiter.Outcome.TrySetResult(outcome);
            }
            catch (Exception e)
            {
                // A bug: those who wait must hear of it, and those who come later are not to wait for ever.
                segment = null;
                foreach (var waiter in batch) waiter.Outcome.TrySetException(e);
            }
        }
    }

    // Everything that is ready to run has its turn first: who is about to come joins this append.
    private async Task<List<Waiter>?> NextBatchAsync()
    {
        await Task.Yield();
        return TakeBatch();
    }

    private List<Waiter>? TakeBatch()
    {
        lock (gate)
        {
            var batch = new List<Waiter>();
            var bytes = 0;
            while (waiting.TryPeek(out var next) && (batch.Count == 0 || bytes + next.Lines.Length <= limits.MaxAppendBytes))
            {
                waiting.Dequeue();
                if (HasGone(next)) continue;
                batch.Add(next);
                bytes += next.Lines.Length;
            }
            if (batch.Count > 0) return batch;
            pumping = false;
            return null;
        }
    }

    // Its caller was told Unavailable already.
    private bool HasGone(Waiter waiter)
    {
        if (time.GetElapsedTime(waiter.Since) < limits.Budget) return false;
        waiter.Outcome.TrySetResult(AppendOutcome.Unavailable);
        return true;
    }

    private async Task<AppendOutcome> CommitAsync(ReadOnlyMemory<byte> lines)
    {
        using var span = LogMeter.Begin();
        var began = time.GetTimestamp();
        var outcome = await WriteAsync(lines);
        LogMeter.Committed(outcome, lines.Length, time.GetElapsedTime(began));
        return outcome;
    }

    private async Task<AppendOutcome> WriteAsync(ReadOnlyMemory<byte> lines)
    {
        using var budget = new CancellationTokenSource(limits.Budget, time);
        try
        {
            return await WriteAsync(lines, budget.Token);
        }
        catch (Exception e) when (StorageFailure.Explains(e))
        {
            EventLogMessages.NoSegment(log, utcDay, lines.Length, e);
            return AppendOutcome.Unavailable;
        }
    }

    private async Task<AppendOutcome> WriteAsync(ReadOnlyMemory<byte> lines, CancellationToken budget)
    {
        while (true)
        {
            if (segment is null || segment.MustRoll(lines.Length))
            {
                segment = null;
                segment = await segments.OpenAsync(utcDay, budget);
            }
            switch (await segment.AppendAsync(lines, budget))
            {
                case SegmentAnswer.Stored: return AppendOutcome.Stored;
                case SegmentAnswer.Closed: segment = null; break;
                default:
                    EventLogMessages.SegmentAbandoned(log, segment.Name, lines.Length, segment.LastFailure);
                    segment = null;
                    return AppendOutcome.Unavailable;
            }
        }
    }

    private static ReadOnlyMemory<byte> Join(List<Waiter> batch)
    {
        if (batch.Count == 1) return batch[0].Lines;
        var joined = new byte[batch.Sum(waiter => waiter.Lines.Length)];
        var end = 0;
        foreach (var waiter in batch)
        {
            waiter.Lines.CopyTo(joined.AsMemory(end));
            end += waiter.Lines.Length;
        }
        return joined;
    }

    private sealed record Waiter(ReadOnlyMemory<byte> Lines, long Since)
    {
        public TaskCompletionSource<AppendOutcome> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
