using KpiFunctions.Intake;
using KpiFunctions.Storage.Rollups;
using Microsoft.Extensions.Options;

namespace KpiFunctions.Reading;

internal interface IHealth
{
    Task<HealthAnswer> CheckAsync(CancellationToken cancel);
}

internal sealed record HealthAnswer(string Status, IReadOnlyList<HealthCheck> Checks, DateTimeOffset? LastRollupAt);

/// <param name="Status">healthy, degraded or unhealthy; the answer's status is the worst of its checks.</param>
internal sealed record HealthCheck(string Name, string Status, string Detail);

internal sealed class Health(IDayTable days, LostClicks lostClicks, IOptions<ReportingOptions> options, TimeProvider clock) : IHealth
{
    private const string Healthy = "healthy";
    private const string Degraded = "degraded";
    private const string Unhealthy = "unhealthy";

    private static readonly string[] ByWeight = [Healthy, Degraded, Unhealthy];

    public async Task<HealthAnswer> CheckAsync(CancellationToken cancel)
    {
        var checks = new List<HealthCheck> { CheckLinks() };
        DateTimeOffset? last = null;
        try
        {
            var entries = await days.ListAsync(DateOnly.MinValue, DateOnly.MaxValue, cancel);
            checks.Insert(0, new("storage", Healthy, "Storage answers."));
            checks.Insert(1, CheckRollups(entries));
            last = entries.Max(entry => entry.MergedAt);
        }
        catch (Exception e) when (StorageFaults.Is(e, cancel))
        {
            checks.Insert(0, new("storage", Unhealthy, "Storage does not answer: nothing can be stored or read."));
        }
        return new HealthAnswer(checks.MaxBy(check => Array.IndexOf(ByWeight, check.Status))!.Status, checks, last);
    }

    // A run is planned again after a while; one that is still not merged after three such whiles is stuck.
    private HealthCheck CheckRollups(IReadOnlyList<DayEntry> entries)
    {
        var stuckSince = clock.GetUtcNow() - 3 * options.Value.RetryUnfinishedAfter;
        var stuck = entries.Where(entry => entry.PlannedRun > entry.MergedRun && entry.PlannedAt < stuckSince).ToList();
        return stuck.Count == 0
            ? new("rollups", Healthy, entries.Count == 0 ? "Nothing has been rolled up yet." : $"{entries.Count} days rolled up.")
            : new("rollups", Unhealthy, $"{stuck.Count} days wait to be rolled up, the oldest is {IsoDay.Text(stuck[0].Day)}.");
    }

    private HealthCheck CheckLinks() => lostClicks.Seen.Count == 0
        ? new("links", Healthy, "No click was lost since this instance started.")
        : new("links", Degraded, $"{lostClicks.Seen.Count} clicks were redirected but could not be stored since this instance started.");
}
