namespace KpiFunctions.Core.Influencers;

/// <summary>A jump of an account's followers that its own usual days do not explain. A flag to look at, not a proof of bought followers.</summary>
/// <param name="Change">Followers gained or lost a day, between this reading and the one before.</param>
/// <param name="Usual">The median of such changes in the window.</param>
/// <param name="Spread">1.4826 times their median absolute deviation from the median, which is a standard deviation where changes are normal.</param>
public sealed record GrowthAnomaly(DateOnly Day, double Change, double Usual, double Spread)
{
    /// <summary>How many spreads away from the usual a jump is.</summary>
    public const double Spreads = 6;

    /// <summary>A jump of fewer followers than this share of them is none, however quiet the account is.</summary>
    public const double LeastShare = 0.005;

    /// <summary>With fewer changes nobody knows what is usual.</summary>
    public const int FewestChanges = 14;

    private const double DeviationsOfNormal = 1.4826;

    public static string Rule =>
        FormattableString.Invariant($"a daily change more than {Spreads} spreads (1.4826 times the median absolute deviation) from the median of the window, and of at least {LeastShare:P1} of the followers; at least {FewestChanges} changes");

    /// <summary>Null when there are fewer than <see cref="FewestChanges"/> changes.</summary>
    /// <param name="readings">Followers at the end of days, in order of days; a gap's change is spread evenly over it.</param>
    public static IReadOnlyList<GrowthAnomaly>? In(IReadOnlyList<(DateOnly Day, long Followers)> readings)
    {
        var changes = readings.Zip(readings.Skip(1), (before, after) =>
            (after.Day, After: after.Followers, Change: (double)(after.Followers - before.Followers) / (after.Day.DayNumber - before.Day.DayNumber))).ToList();
        if (changes.Count < FewestChanges) return null;
        var usual = MedianOf(changes.Select(each => each.Change));
        var spread = DeviationsOfNormal * MedianOf(changes.Select(each => Math.Abs(each.Change - usual)));
        return
        [
            .. from each in changes
               let distance = Math.Abs(each.Change - usual)
               where distance > Spreads * spread && distance >= LeastShare * Math.Max(1, each.After)
               select new GrowthAnomaly(each.Day, each.Change, usual, spread),
        ];
    }

    private static double MedianOf(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        var middle = ordered.Count / 2;
        return ordered.Count % 2 == 1 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
    }
}
