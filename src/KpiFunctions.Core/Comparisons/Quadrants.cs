namespace KpiFunctions.Core.Comparisons;

/// <summary>
/// Reach against response. Both axes are cut at the median of the members that have both numbers; at the median is big and strong. A member without one of them
/// stands in no quadrant.
/// </summary>
/// <param name="XCut">Null when no member has both.</param>
public sealed record Quadrants(double? XCut, double? YCut)
{
    public const string BigWeak = "big-reach-weak-response";
    public const string BigStrong = "big-reach-strong-response";
    public const string SmallStrong = "small-reach-strong-response";
    public const string SmallWeak = "small-reach-weak-response";

    public static Quadrants Of(IEnumerable<(double? X, double? Y)> members)
    {
        var both = members.Where(member => member is { X: not null, Y: not null }).ToList();
        return both.Count == 0 ? new Quadrants(null, null) : new Quadrants(MedianOf(both.Select(member => member.X!.Value)), MedianOf(both.Select(member => member.Y!.Value)));
    }

    public string? NameOf(double? x, double? y)
    {
        if (x is null || y is null || XCut is null || YCut is null) return null;
        return (x >= XCut, y >= YCut) switch { (true, false) => BigWeak, (true, true) => BigStrong, (false, true) => SmallStrong, _ => SmallWeak };
    }

    private static double MedianOf(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        var middle = ordered.Count / 2;
        return ordered.Count % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }
}
