namespace KpiFunctions.Core.Rollups;

/// <summary>Where the counters of one subject stood at the end of a reporting day that read them or moved them on (<see cref="ClosingCounters"/>).</summary>
/// <param name="Subject">"post:instagram:178414" or "account:instagram:lena.fit".</param>
/// <param name="At">When it was last read or counted on the day, UTC.</param>
public sealed record ClosingReading(string Subject, DateOnly Day, DateTimeOffset At, IReadOnlyDictionary<string, long> Counters)
{
    /// <summary>Who said it: of mixes and surveys, whose numbers differ by who counted; null for counters of the networks.</summary>
    public string? Source { get; init; }

    /// <summary>Whether a merge makes the same of both: the same subjects with the same counters, read on the same days.</summary>
    public static bool Same(IReadOnlyDictionary<string, ClosingReading> one, IReadOnlyDictionary<string, ClosingReading> other) =>
        one.Count == other.Count && one.All(reading => other.TryGetValue(reading.Key, out var second) && reading.Value.SameAs(second));

    public static bool Same(IReadOnlyList<ClosingReading> one, IReadOnlyList<ClosingReading> other) =>
        one.Count == other.Count && one.Zip(other).All(pair => pair.First.SameAs(pair.Second));

    private bool SameAs(ClosingReading other) =>
        Day == other.Day && Counters.Count == other.Counters.Count && Counters.All(counter => other.Counters.TryGetValue(counter.Key, out var value) && value == counter.Value);
}
