using KpiFunctions.Comparisons;
using KpiFunctions.Core.Content;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Storage.Registry;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Content;

/// <summary>The calendar of a period, how it was kept, how evenly and in which formats was published.</summary>
internal sealed class CalendarQuery(ContentPlans plans, IRegistryStore registry, IOptions<ReportingOptions> options)
{
    public async Task<CalendarAnswer> RunAsync(Period period, TimeSpan grace, CancellationToken cancel)
    {
        var zone = options.Value.Zone;
        var snapshot = await registry.SnapshotAsync(cancel);
        var items = await plans.OfAsync(period, snapshot, grace, cancel);
        var published = PublishedPost.OursOf(snapshot).Where(post => period.Contains(zone.DayOf(post.At))).ToList();
        var adherence = PlanAdherence.Of(items);
        var consistency = PublishingConsistency.Of(period, published.Select(post => zone.DayOf(post.At)), options.Value.FirstDayOfWeek);
        return new CalendarAnswer(
            IsoDay.Text(period.From), IsoDay.Text(period.To), grace.TotalMinutes, [.. items.Select(CalendarItemAnswer.Of)],
            EstimateAnswer.Of(adherence.Value, adherence.Interval, adherence.Due, "nothing-due"),
            new ConsistencyAnswer(consistency.PostsPerWeek, consistency.WeeksWithPosts, consistency.Weeks, consistency.LongestGapDays), Formats(published));
    }

    private static List<FormatAnswer> Formats(List<PublishedPost> published) =>
    [
        .. published.CountBy(post => post.ContentType?.ToLowerInvariant() ?? Scope.Unknown).OrderByDescending(format => format.Value).ThenBy(format => format.Key, StringComparer.Ordinal)
            .Select(format => new FormatAnswer(format.Key, format.Value, (double)format.Value / published.Count)),
    ];
}
