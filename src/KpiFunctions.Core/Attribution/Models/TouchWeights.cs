namespace KpiFunctions.Core.Attribution.Models;

/// <summary>
/// The weights of a path's touches, first touch first. Formulas as published for Snowplow's dbt-snowplow-attribution (position), Google Analytics' former
/// rule models (time decay with half-life) and Matomo (last non-direct).
/// </summary>
/// <remarks>Each gives as many weights as touches, at least one, and their sum is 1.</remarks>
public static class TouchWeights
{
    public const double Ends = 0.4;

    public static double[] Last(CreditPath path) => Only(path, path.Touches.Count - 1);

    public static double[] First(CreditPath path) => Only(path, 0);

    /// <summary>The last touch that names a campaign, creator, platform or post; direct when none does.</summary>
    public static double[] LastNonDirect(CreditPath path)
    {
        for (var i = path.Touches.Count - 1; i >= 0; i--)
            if (!path.Touches[i].On.IsDirect)
                return Only(path, i);
        return Last(path);
    }

    /// <summary>1/n each.</summary>
    public static double[] Linear(CreditPath path) => [.. path.Touches.Select(_ => 1.0 / path.Touches.Count)];

    /// <summary>40 % for the first and the last, 20 % shared by those between; halves of two.</summary>
    public static double[] Position(CreditPath path)
    {
        var count = path.Touches.Count;
        if (count <= 2) return Linear(path);
        return [Ends, .. Enumerable.Repeat((1 - 2 * Ends) / (count - 2), count - 2), Ends];
    }

    /// <summary>2^(-age / half-life), over their sum.</summary>
    /// <param name="halfLife">Positive.</param>
    public static double[] TimeDecay(CreditPath path, TimeSpan halfLife)
    {
        // Relative to the youngest, so that not all of very old touches vanish to 0.
        var youngest = path.Touches[^1].At;
        var weights = path.Touches.Select(touch => Math.Pow(2, -((youngest - touch.At) / halfLife))).ToArray();
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    private static double[] Only(CreditPath path, int index)
    {
        var weights = new double[path.Touches.Count];
        weights[index] = 1;
        return weights;
    }
}
