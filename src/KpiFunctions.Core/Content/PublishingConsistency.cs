using KpiFunctions.Core.Kpis;

namespace KpiFunctions.Core.Content;

/// <summary>How evenly a period was published in.</summary>
/// <param name="PostsPerWeek">Posts divided by the period's weeks, of which the first and last may be broken: seven days are a week.</param>
/// <param name="WeeksWithPosts">Weeks of the period in which anything was published.</param>
/// <param name="LongestGapDays">The most days in a row without a post, those at both ends of the period included.</param>
public sealed record PublishingConsistency(double PostsPerWeek, int WeeksWithPosts, int Weeks, int LongestGapDays)
{
    /// <param name="published">The reporting days of the posts; a day may be there several times.</param>
    public static PublishingConsistency Of(Period period, IEnumerable<DateOnly> published, DayOfWeek weekStart)
    {
        var days = published.Where(period.Contains).Order().ToList();
        var weeks = period.Split(Interval.Week, weekStart).ToList();
        return new PublishingConsistency(days.Count * 7.0 / period.Days, weeks.Count(week => days.Any(week.Contains)), weeks.Count, LongestGap(period, days));
    }

    private static int LongestGap(Period period, List<DateOnly> days)
    {
        var longest = 0;
        var last = period.From.AddDays(-1);
        foreach (var day in days.Append(period.To.AddDays(1)))
        {
            longest = Math.Max(longest, day.DayNumber - last.DayNumber - 1);
            last = day;
        }
        return longest;
    }
}
