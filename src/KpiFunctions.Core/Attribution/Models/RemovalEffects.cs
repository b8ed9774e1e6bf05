namespace KpiFunctions.Core.Attribution.Models;

/// <summary>
/// Markov attribution of order 1 (Anderl, Becker, von Wangenheim, Schumann: Mapping the customer journey, 2016): channels are states of a chain that
/// ends in a conversion or in nothing; a channel's removal effect is the share of conversions that are lost when every way into it ends in nothing.
/// </summary>
public static class RemovalEffects
{
    /// <summary>A matrix of so many channels is inverted in under a second.</summary>
    public const int MostChannels = 300;

    /// <returns>Of each channel its removal effect, from 0 to 1.</returns>
    /// <param name="channels">At most <see cref="MostChannels"/>.</param>
    public static double[] Of(IEnumerable<ChannelPath> paths, int channels)
    {
        var chain = new Transitions(channels);
        foreach (var path in paths) chain.Add(path);
        // Visits of each state from each other; the last state is the start.
        var visits = Inverse(chain.IdentityMinusMoves());
        var converts = Enumerable.Range(0, channels + 1).Select(from => Enumerable.Range(0, channels + 1).Sum(at => visits[from, at] * chain.Conversion(at))).ToArray();
        var whole = converts[channels];
        // P without c = P - P(c is ever visited) x P(conversion from c): what goes through c is lost, and nothing else changes.
        return [.. Enumerable.Range(0, channels).Select(c => whole > 0 ? Math.Clamp(visits[channels, c] / visits[c, c] * converts[c] / whole, 0, 1) : 0)];
    }

    // Gauss-Jordan with row exchange. The matrix has an inverse: from every state that was seen a way leads out of the chain.
    private static double[,] Inverse(double[,] matrix)
    {
        var n = matrix.GetLength(0);
        var inverse = new double[n, n];
        for (var i = 0; i < n; i++) inverse[i, i] = 1;
        for (var column = 0; column < n; column++)
        {
            var pivot = Enumerable.Range(column, n - column).MaxBy(row => Math.Abs(matrix[row, column]));
            Exchange(matrix, pivot, column);
            Exchange(inverse, pivot, column);
            Scale(matrix, inverse, column);
            for (var row = 0; row < n; row++)
                if (row != column && matrix[row, column] is not 0 and var factor)
                    Subtract(matrix, inverse, row, column, factor);
        }
        return inverse;
    }

    private static void Exchange(double[,] matrix, int one, int other)
    {
        if (one == other) return;
        for (var i = 0; i < matrix.GetLength(1); i++) (matrix[one, i], matrix[other, i]) = (matrix[other, i], matrix[one, i]);
    }

    private static void Scale(double[,] matrix, double[,] inverse, int row)
    {
        var by = matrix[row, row];
        for (var i = 0; i < matrix.GetLength(1); i++)
        {
            matrix[row, i] /= by;
            inverse[row, i] /= by;
        }
    }

    private static void Subtract(double[,] matrix, double[,] inverse, int row, int pivot, double factor)
    {
        for (var i = 0; i < matrix.GetLength(1); i++)
        {
            matrix[row, i] -= factor * matrix[pivot, i];
            inverse[row, i] -= factor * inverse[pivot, i];
        }
    }
}
