namespace KpiFunctions.Core.Rollups.Costs;

/// <summary>Splits an amount by whole numbers so that the parts are the whole: largest remainder (Hamilton's method), exact for every long.</summary>
public static class WholeSplit
{
    /// <param name="minor">Not negative.</param>
    /// <param name="weights">Not negative, at least one above 0.</param>
    /// <returns>Each part is its exact share rounded down or up; of equal remainders the first is rounded up.</returns>
    public static long[] Of(long minor, IReadOnlyList<long> weights)
    {
        var all = weights.Aggregate((Int128)0, (sum, weight) => sum + weight);
        var parts = weights.Select(weight => (long)((Int128)minor * weight / all)).ToArray();
        var left = minor - parts.Sum();
        var byRemainder = Enumerable.Range(0, parts.Length).OrderByDescending(i => (Int128)minor * weights[i] % all).ThenBy(i => i);
        foreach (var i in byRemainder.Take((int)left)) parts[i]++;
        return parts;
    }
}
