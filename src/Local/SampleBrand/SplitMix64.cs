namespace KpiFunctions.Local.SampleBrand;

/// <summary>
/// The SplitMix64 generator (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014): the same numbers for the same
/// seed on every machine and .NET version. Only exact arithmetic follows from it, no logarithms or powers.
/// </summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    /// <summary>A generator of its own for one concern, so that changing one part of the brand leaves the others as they were.</summary>
    public static SplitMix64 For(ulong seed, string concern) =>
        new(concern.Aggregate(seed, (hash, letter) => unchecked((hash ^ letter) * 0x100000001B3)));

    public ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }

    /// <summary>0 up to, not including, the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    /// <summary>From the first to the last, both included.</summary>
    public int Between(int first, int last) => first + Below(last - first + 1);

    /// <summary>[0, 1).</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    public T Pick<T>(IReadOnlyList<T> from) => from[Below(from.Count)];

    /// <summary>One of them, each as often as its weight says.</summary>
    public T Pick<T>(IReadOnlyList<(T Item, double Weight)> from)
    {
        var at = Unit() * from.Sum(each => each.Weight);
        foreach (var (item, weight) in from)
        {
            if (at < weight) return item;
            at -= weight;
        }
        return from[^1].Item;
    }

    /// <summary>The whole part of the number, and one more as often as its fraction says: means add up.</summary>
    public int Round(double number) => (int)number + (Chance(number - (int)number) ? 1 : 0);
}
