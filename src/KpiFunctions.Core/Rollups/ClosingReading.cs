namespace KpiFunctions.Core.Rollups;

/// <summary>The last reading of one subject on one reporting day.</summary>
/// <param name="Subject">"post:instagram:178414" or "account:instagram:lena.fit".</param>
/// <param name="At">When it was read, UTC.</param>
public sealed record ClosingReading(string Subject, DateOnly Day, DateTimeOffset At, IReadOnlyDictionary<string, long> Counters);
