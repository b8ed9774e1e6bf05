namespace KpiFunctions.Core.Experiments;

/// <summary>Holm's correction: several comparisons with one control, and still at most alpha for any false alarm among them.</summary>
public static class Holm
{
    /// <returns>Adjusted, in the order given: the i-th smallest times (m - i + 1), never below a smaller one's, at most 1.</returns>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> ps)
    {
        var adjusted = new double[ps.Count];
        var (rank, largest) = (0, 0.0);
        foreach (var index in Enumerable.Range(0, ps.Count).OrderBy(index => ps[index]))
        {
            largest = Math.Max(largest, Math.Min(1, ps[index] * (ps.Count - rank++)));
            adjusted[index] = largest;
        }
        return adjusted;
    }
}
