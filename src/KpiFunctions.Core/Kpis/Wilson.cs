namespace KpiFunctions.Core.Kpis;

/// <summary>
/// The 95 % interval of a proportion by its score (Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
/// Statistical Association 22, 1927): it never leaves 0 to 1 and has a width also where all events, or none, are hits.
/// </summary>
/// <param name="Count">Events among which the hits were counted.</param>
public readonly record struct Wilson(double Low, double High, long Count)
{
    public const string Method = "wilson";
    public const double Level = 0.95;

    private const double Z95 = 1.959963984540054;

    /// <returns>Null where it is no proportion: nothing was counted, fewer hits than none, or more hits than events.</returns>
    public static Wilson? Of(long hits, long count)
    {
        if (count <= 0 || hits < 0 || hits > count) return null;
        var (share, square) = ((double)hits / count, Z95 * Z95 / count);
        var middle = (share + (square / 2)) / (1 + square);
        var margin = Z95 / (1 + square) * Math.Sqrt((share * (1 - share) / count) + (square / (4 * count)));
        return new Wilson(hits == 0 ? 0 : Math.Max(0, middle - margin), hits == count ? 1 : Math.Min(1, middle + margin), count);
    }
}
