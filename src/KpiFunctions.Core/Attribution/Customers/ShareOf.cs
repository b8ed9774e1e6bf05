using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Attribution.Customers;

/// <summary>A share of a count with its interval.</summary>
/// <param name="Value">Null for a share of nothing.</param>
/// <param name="Low">With <paramref name="High"/> the 95 % interval (<see cref="Wilson"/>); null when the value is.</param>
public sealed record ShareOf(double? Value, long N, double? Low, double? High)
{
    public static ShareOf Of(long hits, long n) =>
        Wilson.Of(hits, n) is { } interval ? new((double)hits / n, n, interval.Low, interval.High) : new(null, 0, null, null);
}
