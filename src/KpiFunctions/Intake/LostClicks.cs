namespace KpiFunctions.Intake;

/// <summary>
/// Clicks of this instance that were redirected and that storage did not confirm in the log's time, for the health report. One that is still on its way
/// is none yet.
/// </summary>
internal sealed class LostClicks(IntakeMeter meter)
{
    private readonly Lock gate = new();
    private long count;
    private DateTimeOffset? lastAt;

    /// <summary>How many since the start, and when the last one was; null when none.</summary>
    public (long Count, DateTimeOffset? LastAt) Seen
    {
        get
        {
            lock (gate) return (count, lastAt);
        }
    }

    public void Add(DateTimeOffset at)
    {
        meter.CountLostClick();
        lock (gate) (count, lastAt) = (count + 1, at);
    }
}
