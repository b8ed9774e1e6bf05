namespace KpiFunctions.Core.Trends;

/// <summary>
/// Rule "follower-jump": an account gained or lost far more followers in a day than in the days before, in deviations and in a share of its followers.
/// Bought followers, purges by the network and going viral look like this; which it was, the number does not say.
/// </summary>
public static class FollowerJumps
{
    public const string Rule = "follower-jump";

    public const double Threshold = 6;

    /// <summary>Of the followers: a smaller change is no jump, however steady the account was.</summary>
    public const double LeastShare = 0.01;

    private const int Days = 56;
    private const int FewestDays = 14;

    /// <param name="followers">At the end of each day.</param>
    public static IEnumerable<TrendFinding> In(DailySeries followers)
    {
        for (var at = 1; at < followers.Length; at++)
        {
            if (Change(followers, at) is not { } change) continue;
            var before = Enumerable.Range(Math.Max(1, at - Days), at - Math.Max(1, at - Days)).Select(index => Change(followers, index)).OfType<double>().ToList();
            if (before.Count < FewestDays) continue;
            var usual = Robust.Median(before);
            // An account that never moved has no deviation: chance alone moves a count by its root.
            var deviation = Math.Max(Robust.Deviation(before, usual), Math.Sqrt(Math.Max(1, Math.Abs(usual))));
            var score = (change - usual) / deviation;
            if (Math.Abs(score) < Threshold || Math.Abs(change - usual) < LeastShare * followers.Values[at - 1]!.Value) continue;
            yield return new TrendFinding(Rule, followers.DayOf(at), followers.DayOf(at), change, usual, score, DayAnomalies.ConfidenceOf(score));
        }
    }

    private static double? Change(DailySeries followers, int at) => followers.Values[at] - followers.Values[at - 1];
}
