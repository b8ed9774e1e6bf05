namespace KpiFunctions.Local.FunctionsRuntime.Timers;

/// <summary>What a timer does when the app starts.</summary>
/// <param name="Status">The status from now on, and what an immediate run sees.</param>
/// <param name="RunNow">Whether it runs at once.</param>
/// <param name="IsPastDue">Whether that run makes up for a missed one.</param>
internal sealed record TimerStart(TimerStatus Status, bool RunNow, bool IsPastDue);
