namespace KpiFunctions.Core.Voice;

/// <summary>The middle of several accounts: one giant among the competitors moves it less than it moves a mean.</summary>
public static class Median
{
    /// <returns>Of an even number the mean of the two in the middle; null of none. Unknown ones do not count.</returns>
    public static double? Of(IEnumerable<double?> values)
    {
        var sorted = values.OfType<double>().Order().ToList();
        if (sorted.Count == 0) return null;
        var middle = sorted.Count / 2;
        return sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
