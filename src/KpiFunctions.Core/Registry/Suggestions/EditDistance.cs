namespace KpiFunctions.Core.Registry.Suggestions;

/// <summary>How many letters were inserted, left out, replaced or swapped with their neighbour (optimal string alignment).</summary>
public static class EditDistance
{
    /// <returns>The distance, or <paramref name="most"/> + 1 when it is larger than that.</returns>
    public static int Of(string a, string b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most) return most + 1;
        var (twoBefore, before, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++) before[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var least = row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], before[j]) + 1, before[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], twoBefore[j - 2] + 1);
                least = Math.Min(least, row[j]);
            }
            if (least > most) return most + 1;
            (twoBefore, before, row) = (before, row, twoBefore);
        }
        return Math.Min(before[b.Length], most + 1);
    }
}
