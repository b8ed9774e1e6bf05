namespace KpiFunctions.Core.Attribution.Customers;

/// <summary>A share of a count with its interval.</summary>
/// <param name="Value">Null for a share of nothing.</param>
/// <param name="Low">Wilson's 95 % interval (Wilson, 1927), with <paramref name="High"/>; null when the value is.</param>
public sealed record ShareOf(double? Value, long N, double? Low, double? High)
{
    private const double Z = 1.959963984540054;

    public static ShareOf Of(long hits, long n)
    {
        if (n == 0) return new(null, 0, null, null);
        var p = (double)hits / n;
        var centre = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
        var half = Z / (1 + Z * Z / n) * Math.Sqrt(p * (1 - p) / n + Z * Z / (4.0 * n * n));
        return new(p, n, Math.Max(0, centre - half), Math.Min(1, centre + half));
    }
}
