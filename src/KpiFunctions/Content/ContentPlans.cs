using KpiFunctions.Core.Content;
using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Registry;
using KpiFunctions.Reading;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Content;

/// <summary>The content calendar: registry kind <c>plans</c> beside the registered posts.</summary>
internal sealed class ContentPlans(RegistryLists lists, IOptions<ReportingOptions> options, TimeProvider clock)
{
    /// <summary>How much later than planned is still on time, unless the query says otherwise.</summary>
    public static readonly TimeSpan UsualGrace = TimeSpan.FromMinutes(60);

    /// <summary>What was planned for the period's days, and what was published on them unplanned.</summary>
    public async Task<IReadOnlyList<CalendarItem>> OfAsync(Period period, RegistrySnapshot registry, TimeSpan grace, CancellationToken cancel)
    {
        var zone = options.Value.Zone;
        var plans = (await lists.AllAsync(RegistryKind.Plans, cancel)).Select(PlannedPost.Of).OfType<PlannedPost>().ToList();
        // All plans are matched, not only those of the period: a post just before it may answer a plan of the day before.
        return [.. ContentCalendar.Of(plans, PublishedPost.OursOf(registry), grace, clock.GetUtcNow()).Where(item => period.Contains(zone.DayOf(item.At)))];
    }
}
