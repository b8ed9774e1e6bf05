namespace KpiFunctions.Core.Attribution.Models;

/// <summary>Splits integer amounts so that the parts are the whole: largest remainder (Hamilton's method).</summary>
public static class MoneySplit
{
    /// <param name="minor">Of either sign.</param>
    /// <param name="weights">Not negative, at least one above 0; they need not sum to 1.</param>
    /// <returns>
    /// Each part is its exact share rounded down or up (towards and away from 0); of equal remainders the first is rounded up.
    /// </returns>
    public static long[] Of(long minor, IReadOnlyList<double> weights)
    {
        var sum = weights.Sum();
        var exact = weights.Select(weight => Math.Abs((decimal)minor) * (decimal)(weight / sum)).ToArray();
        var parts = exact.Select(share => (long)decimal.Floor(share)).ToArray();
        var left = Math.Abs(minor) - parts.Sum();
        // Weights are floating point: shares of very large amounts may be a unit too large together.
        foreach (var i in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - parts[i]).ThenBy(i => i).Take((int)Math.Max(0, left))) parts[i]++;
        for (var i = parts.Length - 1; i >= 0 && left < 0; i--)
        {
            var back = Math.Min(parts[i], -left);
            parts[i] -= back;
            left += back;
        }
        return minor < 0 ? [.. parts.Select(part => -part)] : parts;
    }
}
