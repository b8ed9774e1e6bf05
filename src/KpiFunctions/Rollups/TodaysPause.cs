using KpiFunctions.Storage.Rollups;

namespace KpiFunctions.Rollups;

/// <summary>Today changes all the time: after each run the timer leaves it alone for 5 minutes, or for 20 times as long as the run took.</summary>
internal static class TodaysPause
{
    private static readonly TimeSpan AtLeast = TimeSpan.FromMinutes(5);

    public static DateTimeOffset EndOf(DayEntry today) =>
        today.MergedAt is { } merged ? merged + TimeSpan.FromTicks(Math.Max(AtLeast.Ticks, 20 * today.LastDuration.Ticks)) : DateTimeOffset.MinValue;
}
