namespace KpiFunctions.Storage.Log;

/// <summary>Bounds of the event log's writers. The defaults are for production; tests lower them.</summary>
public sealed record AppendLimits
{
    /// <summary>Azure takes 50,000 blocks in one append blob.</summary>
    public int MaxBlocks { get; init; } = 49_999;

    public long MaxSegmentBytes { get; init; } = 256L * 1024 * 1024;

    public TimeSpan MaxSegmentAge { get; init; } = TimeSpan.FromHours(1);

    /// <summary>What goes out in one append at most.</summary>
    public int MaxAppendBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>What may wait in memory, over all days. Past it the log says Unavailable at once.</summary>
    public long MaxWaitingBytes { get; init; } = 64L * 1024 * 1024;

    /// <summary>How long an append may take in all, with every retry.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a shutdown waits for what is on its way.</summary>
    public TimeSpan DrainBudget { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The pause before the first retry; it doubles.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(100);
}
