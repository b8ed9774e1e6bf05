using KpiFunctions.Comparisons;
using KpiFunctions.Core.Content;

namespace KpiFunctions.Content;

/// <param name="GraceMinutes">How much later than planned is still on time.</param>
internal sealed record CalendarAnswer(
    string From, string To, double GraceMinutes, IReadOnlyList<CalendarItemAnswer> Items, EstimateAnswer Adherence, ConsistencyAnswer Consistency, IReadOnlyList<FormatAnswer> Formats);

/// <param name="State">published, late, missed, planned or unplanned.</param>
internal sealed record CalendarItemAnswer(
    string Id, DateTimeOffset? PlannedAt, string? Platform, string? Account, string? Influencer, string? Campaign, string? ContentType, string? Title, string State,
    string? Post, DateTimeOffset? PublishedAt, double? MinutesLate)
{
    public static CalendarItemAnswer Of(CalendarItem item) => new(
        item.Plan?.Id ?? item.Post!.Id, item.Plan?.PlannedAt, item.Plan?.Platform ?? item.Post?.Platform, item.Plan?.Account ?? item.Post?.Account,
        item.Plan?.Influencer ?? item.Post?.Influencer, item.Plan?.Campaign ?? item.Post?.Campaign, item.Plan?.ContentType ?? item.Post?.ContentType,
        item.Plan?.Title ?? item.Post?.Title, item.State.ToString().ToLowerInvariant(), item.Post?.Id, item.Post?.At, item.MinutesLate);
}

internal sealed record ConsistencyAnswer(double PostsPerWeek, int WeeksWithPosts, int Weeks, int LongestGapDays);

/// <param name="Share">Of the posts that were published in the period.</param>
internal sealed record FormatAnswer(string ContentType, int Posts, double Share);
