using KpiFunctions.Core.Kpis;
using KpiFunctions.Core.Records;
using KpiFunctions.Core.Registry;
using KpiFunctions.Core.Rollups;

namespace KpiFunctions.Core.Tests.Rollups.Costs;

/// <summary>Several days that share costs, rolled until none says anything new to the others.</summary>
internal sealed class SharedDays
{
    private readonly Dictionary<DateOnly, RolledDay> days = [];

    /// <param name="shown">By day: the impressions of each post.</param>
    public static SharedDays Of(IReadOnlyList<RegistryEntry> registry, IReadOnlyDictionary<DateOnly, (string Post, long Impressions)[]> shown)
    {
        var shared = new SharedDays();
        for (var pass = 0; pass < 2; pass++)
            foreach (var (day, posts) in shown.OrderByDescending(each => each.Key))
                shared.days[day] = shared.Roll(day, posts, registry);
        return shared;
    }

    public RolledDay this[DateOnly day] => days[day];

    public IReadOnlyList<long?> Column(Measure measure, string scope = "") =>
        [.. days.OrderBy(day => day.Key).Select(day => day.Value.Rows.SingleOrDefault(row => row.Scope.ToString() == scope)?.Measures[measure])];

    private RolledDay Roll(DateOnly day, (string Post, long Impressions)[] posts, IReadOnlyList<RegistryEntry> registry)
    {
        var noon = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        var records = posts.Select(post => Some.PostDay(post.Post, (Metrics.Impressions, post.Impressions)) with { OccurredAt = noon });
        var others = days.Where(other => other.Key != day).SelectMany(other => other.Value.Readings).Where(reading => Subjects.IsCost(reading.Subject)).OrderBy(reading => reading.Day);
        return RolledDay.Of(records, Some.Manifest(day: day), registry, sharing: others);
    }
}
