namespace KpiFunctions.Local.FunctionsRuntime.Timers;

/// <summary>Decides when a timer runs, as the Functions host does. No clock, no storage.</summary>
internal static class TimerPlan
{
    /// <summary>
    /// The app starts. A new timer waits for its next time. One whose time passed while the app was down runs once, at once, past
    /// due, however many times it missed; but not if its schedule was changed meanwhile, which starts it anew.
    /// </summary>
    /// <param name="schedule">The schedule as it is set now.</param>
    /// <param name="stored">What the last run left, or null for a timer without a monitor or without a past.</param>
    /// <param name="runOnStartup">Whether it runs at each start.</param>
    /// <param name="now">The time of the start.</param>
    public static TimerStart OnStart(TimerSchedule schedule, TimerStatus? stored, bool runOnStartup, DateTimeOffset now)
    {
        if (stored is null)
            return new(new(default, schedule.NextAfter(now), default), runOnStartup, IsPastDue: false);

        var reference = stored.Last != default ? stored.Last : stored.LastUpdated;
        var expected = schedule.NextAfter(reference);
        var status = expected == stored.Next ? stored
            : now > expected ? new(stored.Last, schedule.NextAfter(now), now)
            : stored with { Next = expected, LastUpdated = reference };

        var isPastDue = now > status.Next;
        return new(status, isPastDue || runOnStartup, isPastDue);
    }

    /// <summary>A run has ended, well or not.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="startedAt">When the run started; never before it was due.</param>
    public static TimerStatus AfterRun(TimerSchedule schedule, DateTimeOffset startedAt) =>
        new(startedAt, schedule.NextAfter(startedAt), startedAt);
}
