namespace KpiFunctions.Local.FunctionsRuntime.Timers;

/// <summary>What is stored about a timer between its runs, in the form that the Functions host stores.</summary>
/// <param name="Last">When it ran last; year 1 before the first run.</param>
/// <param name="Next">When it is due.</param>
/// <param name="LastUpdated">When this was decided.</param>
internal sealed record TimerStatus(DateTimeOffset Last, DateTimeOffset Next, DateTimeOffset LastUpdated);
