using KpiFunctions.Core.Attribution.Sheets;

namespace KpiFunctions.Core.Attribution.Paths;

/// <summary>
/// Keeps visitors within a bound: all of them, or when they are too many those whose key ends in so many zero bits. Keys are hashes, so this is a
/// fair sample, and the same whenever the same days are read, in any order.
/// </summary>
public sealed class SampledVisitors(int most = 100_000)
{
    private readonly Dictionary<VisitorKey, List<Touch>> kept = [];
    private int bits;

    /// <summary>For how many each kept visitor stands: 1, 2, 4 …</summary>
    public long Weight => 1L << bits;

    /// <summary>Touches by visitor.</summary>
    public IReadOnlyDictionary<VisitorKey, List<Touch>> Visitors => kept;

    /// <returns>Where the visitor's touches are kept; null when they are not.</returns>
    internal List<Touch>? ListOf(VisitorKey visitor)
    {
        if (!IsIn(visitor)) return null;
        if (kept.TryGetValue(visitor, out var list)) return list;
        kept[visitor] = list = [];
        if (kept.Count <= most) return list;
        Thin();
        return kept.GetValueOrDefault(visitor);
    }

    private void Thin()
    {
        while (kept.Count > most && bits < 62)
        {
            bits++;
            foreach (var visitor in kept.Keys.Where(visitor => !IsIn(visitor)).ToList()) kept.Remove(visitor);
        }
    }

    private bool IsIn(VisitorKey visitor) => (visitor.Low & ((1UL << bits) - 1)) == 0;
}
