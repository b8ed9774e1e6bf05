namespace KpiFunctions.Tests;

/// <summary>The system's clock, on which no limit is shorter than <see cref="Patience.Limit"/>: for limits that are fine for people who wait, and too short for a busy machine.</summary>
internal sealed class PatientTime : TimeProvider
{
    // What is shorter is a pause between two looks, not a limit.
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, dueTime > LongestPause && dueTime < Patience.Limit ? Patience.Limit : dueTime, period);
}
