namespace KpiFunctions.Core.Voice;

/// <summary>What is known of one account over a range of days, before it is compared.</summary>
/// <param name="FollowersBefore">Where growth is counted from: the last reading before the range, else the first in it; null where unknown, as <paramref name="FollowersAfter"/> at its end.</param>
/// <param name="KnowsPosts">The registry has posts of the account: none in the range is then a number, else it is unknown.</param>
/// <param name="Posts">Published in the range.</param>
public sealed record AccountActivity(int Days, long? FollowersBefore, long? FollowersAfter, bool KnowsPosts, IReadOnlyList<PublishedPost> Posts)
{
    private const double DaysOfWeek = 7;

    /// <summary>The day of the reading that growth is counted from; null where it is unknown.</summary>
    public DateOnly? FollowersSince { get; init; }

    public long? Growth => FollowersAfter - FollowersBefore;

    public double? GrowthRate => Growth is { } growth && FollowersBefore > 0 ? (double)growth / FollowersBefore : null;

    public double? PostsPerWeek => KnowsPosts ? Posts.Count * DaysOfWeek / Days : null;

    /// <summary>Posts whose likes, comments, shares or saves are known.</summary>
    public int PostsWithEngagements => Posts.Count(post => post.Engagements is not null);

    /// <summary>
    /// Engagements of a post by followers, pooled over the posts of the range: the sum of what they have gathered by its end, by their number times the
    /// followers at its end. Null without posts whose engagements are known, or without followers.
    /// </summary>
    public double? EngagementRate => PostsWithEngagements > 0 && FollowersAfter > 0
        ? (double)Posts.Sum(post => post.Engagements ?? 0) / PostsWithEngagements / FollowersAfter
        : null;

    /// <summary>How many posts there are of each content type, the most frequent first.</summary>
    public IReadOnlyList<(string ContentType, int Posts)> Formats =>
    [
        .. Posts.CountBy(post => post.ContentType).OrderByDescending(format => format.Value).ThenBy(format => format.Key, StringComparer.Ordinal)
            .Select(format => (format.Key, format.Value)),
    ];
}

/// <param name="ContentType">"unknown" where the registry does not say it.</param>
/// <param name="Engagements">Gathered by the end of the range; null where nothing was read.</param>
public sealed record PublishedPost(string ContentType, long? Engagements);
