namespace KpiFunctions.Core.Alerts;

/// <summary>
/// When a delivery that failed is tried again: the schedule that Standard Webhooks 1.0.0 recommends, as far as a timer of five minutes can keep it. After
/// the last try it is given up; a receiver that took nothing for <see cref="DisableAfter"/> is left alone until somebody changes its entry.
/// </summary>
public static class DeliverySchedule
{
    public static readonly TimeSpan DisableAfter = TimeSpan.FromDays(5);

    /// <summary>From one try to the next.</summary>
    public static IReadOnlyList<TimeSpan> Waits { get; } =
    [
        TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14),
        TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <param name="tries">That failed.</param>
    /// <returns>Null: it is given up.</returns>
    public static TimeSpan? WaitAfter(int tries) => tries >= 1 && tries <= Waits.Count ? Waits[tries - 1] : null;
}
