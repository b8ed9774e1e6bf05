using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace KpiFunctions.Storage.Log;

internal enum SegmentAnswer
{
    Stored,
    /// <summary>Surely not stored, and the segment takes no more appends: the same bytes belong into a new one.</summary>
    Closed,
    /// <summary>Unknown, or lost to somebody else: the segment is to be abandoned and the callers told that it is not known to be stored.</summary>
    GivenUp,
}

/// <summary>One append blob with one writer, which therefore knows where its next append goes. One append at a time.</summary>
internal sealed class Segment(AppendBlobClient blob, DateTimeOffset openedAt, AppendLimits limits, TimeProvider time)
{
    private SegmentFill fill = new(0, 0, openedAt);

    public string Name => blob.Name;

    public bool MustRoll(int nextBytes) => fill.MustRoll(limits, nextBytes, time.GetUtcNow());

    /// <summary>
    /// Sends the bytes to their position, and after every failure looks whether they arrived, until that is known or the budget is used up.
    /// Nothing else is ever sent to that position, so a late arrival of an earlier try is the same bytes and makes later tries fail.
    /// </summary>
    public async Task<SegmentAnswer> AppendAsync(ReadOnlyMemory<byte> bytes, CancellationToken budget)
    {
        var pause = limits.FirstPause;
        while (true)
        {
            var answer = await TryOnceAsync(bytes, budget) ?? await CheckAsync(bytes, budget);
            if (answer is { } known)
            {
                if (known == SegmentAnswer.Stored) fill = fill.With(bytes.Length);
                return known;
            }
            if (!await PauseAsync(pause, budget)) return SegmentAnswer.GivenUp;
            pause *= 2;
        }
    }

    // Null: not known.
    private async Task<SegmentAnswer?> TryOnceAsync(ReadOnlyMemory<byte> bytes, CancellationToken budget)
    {
        try
        {
            using var body = BinaryData.FromBytes(bytes).ToStream();
            var options = new AppendBlobAppendBlockOptions { Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = fill.Length } };
            await blob.AppendBlockAsync(body, options, budget);
            return SegmentAnswer.Stored;
        }
        catch (RequestFailedException e) when (IsClosed(e))
        {
            // An earlier try may have arrived before the segment was closed; after it nothing can.
            return await FateAsync(bytes, budget) switch
            {
                AppendFate.Stored => SegmentAnswer.Stored,
                AppendFate.Absent => SegmentAnswer.Closed,
                _ => SegmentAnswer.GivenUp,
            };
        }
        catch (RequestFailedException e) when (StorageFailure.IsRefusal(e))
        {
            return SegmentAnswer.GivenUp;
        }
        catch (Exception e) when (StorageFailure.Explains(e))
        {
            return null;
        }
    }

    private async Task<SegmentAnswer?> CheckAsync(ReadOnlyMemory<byte> bytes, CancellationToken budget) => await FateAsync(bytes, budget) switch
    {
        AppendFate.Stored => SegmentAnswer.Stored,
        AppendFate.Lost => SegmentAnswer.GivenUp,
        _ => null,
    };

    // Null: not known either.
    private async Task<AppendFate?> FateAsync(ReadOnlyMemory<byte> bytes, CancellationToken budget)
    {
        try
        {
            var options = new BlobDownloadOptions { Range = new HttpRange(fill.Length, bytes.Length) };
            var found = await blob.DownloadContentAsync(options, budget);
            return AppendCheck.Judge(bytes.Span, found.Value.Content.ToMemory().Span);
        }
        catch (RequestFailedException e) when (e.Status == 416)
        {
            // The segment ends at the position or before it.
            return AppendFate.Absent;
        }
        catch (Exception e) when (StorageFailure.Explains(e))
        {
            return null;
        }
    }

    private async Task<bool> PauseAsync(TimeSpan pause, CancellationToken budget)
    {
        if (budget.IsCancellationRequested) return false;
        try
        {
            await Task.Delay(pause, time, budget);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static bool IsClosed(RequestFailedException e) => e.ErrorCode is "BlobIsSealed" or "BlockCountExceedsLimit";
}
