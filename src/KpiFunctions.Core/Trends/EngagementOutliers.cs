namespace KpiFunctions.Core.Trends;

/// <summary>One post's engagement rate.</summary>
public sealed record PostRate(string Post, DateOnly Day, double Rate);

/// <summary>
/// Rule "engagement-outlier": a post whose engagement rate is far from that of the author's other posts, by its logarithm, because rates spread by
/// factors. Likes without comments, pods and content that struck a nerve look like this.
/// </summary>
public static class EngagementOutliers
{
    public const string Rule = "engagement-outlier";

    public const double Threshold = 3.5;

    public const int FewestPosts = 8;

    // Rates of one author within a tenth of each other are alike.
    private const double LeastDeviation = 0.1;

    public static IEnumerable<(PostRate Post, TrendFinding Finding)> Among(IReadOnlyList<PostRate> ofOneAuthor)
    {
        var rated = ofOneAuthor.Where(post => post.Rate > 0).ToList();
        foreach (var post in rated)
        {
            var others = rated.Where(other => other != post).Select(other => Math.Log(other.Rate)).ToList();
            if (others.Count < FewestPosts) yield break;
            var usual = Robust.Median(others);
            var score = (Math.Log(post.Rate) - usual) / Math.Max(Robust.Deviation(others, usual), LeastDeviation);
            if (Math.Abs(score) >= Threshold)
                yield return (post, new TrendFinding(Rule, post.Day, post.Day, post.Rate, Math.Exp(usual), score, DayAnomalies.ConfidenceOf(score)));
        }
    }
}
