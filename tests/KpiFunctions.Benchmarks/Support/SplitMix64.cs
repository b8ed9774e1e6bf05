namespace KpiFunctions.Benchmarks.Support;

/// <summary>Seeded chance, the same on every machine (Steele, Lea, Flood: Fast Splittable Pseudorandom Number Generators, 2014).</summary>
internal sealed class SplitMix64(ulong seed)
{
    private ulong state = seed;

    public ulong Next() => Mix(state = unchecked(state + 0x9E3779B97F4A7C15));

    /// <summary>Even over [0, 1).</summary>
    public double NextDouble() => (Next() >> 11) * (1.0 / (1UL << 53));

    public int Below(int bound) => (int)(NextDouble() * bound);

    public static ulong Mix(ulong z)
    {
        unchecked
        {
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
